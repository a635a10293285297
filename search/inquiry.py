"""A question put to the index: which records answer it or its parts, and which of them are likeliest."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import chain, islice
from operator import and_

from search.candidates import Answered, Candidate, Counted, by_kind_and_age, candidates, in_order
from search.intent import Intent, intent_of
from search.library import Library
from search.matching import levels, want
from search.question import Question
from search.rows import Rows, set_of, union

ENOUGH = 80
"""Answers from which no looser ones are looked for."""


@dataclass(frozen=True)
class Inquiry:
    """A question with the records that answer each of its parts."""

    library: Library
    question: Question
    answered: Sequence[Answered]
    named: Rows
    """Records that name all that filters ask."""

    @cached_property
    def whole(self) -> Rows:
        """Records that answer every part of the question; without words, all."""
        return reduce(and_, (each.rows for each in self.answered), self.library.every)

    @cached_property
    def intent(self) -> Intent:
        """What the question is after."""
        return intent_of(self.question, self.library.lexicon)

    @cached_property
    def bearers(self) -> Rows:
        """Records that have the question for a name."""
        return set_of([row for name in self.question.names for row in self.library.bearers[name]])

    @cached_property
    def _first(self) -> Rows:
        """Records that come before all others, however likely these are."""
        return self.bearers if self.answered else self.named

    @cached_property
    def _counted(self) -> list[Counted]:
        return by_kind_and_age(self.library.cells, self.intent.kinds)

    def likeliest(self, among: Rows, start: int = 0) -> Iterator[Candidate]:
        """Some records, from a position on, the likeliest first."""
        parted = (among & self._first, among & ~self._first)
        found = (in_order(rows, self.answered, self._counted) for rows in parted)
        return candidates(chain.from_iterable(found), start)

    def to_parts(self, among: Rows, most: int) -> dict[int, Candidate]:
        """By row, those that answer all but the weightiest part, then all but the lightest ones, until there are
        enough; at most so many of each.
        """
        asked = sorted(self.answered, key=lambda each: -each.part.weight * each.part.sure)
        found = self._likeliest_to(asked[1:], among, most) if len(asked) > 2 else {}
        while len(found) < ENOUGH and len(asked) > 1:
            asked = asked[:-1]
            found |= self._likeliest_to(asked, among, most)
        return found

    def _likeliest_to(self, asked: Iterable[Answered], among: Rows, most: int) -> dict[int, Candidate]:
        rows = reduce(and_, (each.rows for each in asked), among)
        return by_row(islice(self.likeliest(rows), most))


def by_row(found: Iterable[Candidate]) -> dict[int, Candidate]:
    """Candidates by the row of their record."""
    return {each.row: each for each in found}


def put(connection: sqlite3.Connection, library: Library, question: Question, named: Rows) -> Inquiry:
    """A question put to the index; `named` are records that name all that filters ask."""
    wanted = [want(part, library) for part in question.parts]
    postings = library.postings_of(connection, chain.from_iterable(each.words for each in wanted))
    found = ((each.part, levels(each, postings)) for each in wanted)
    answered = [Answered(part, told, union(each.rows for each in told)) for part, told in found]
    return Inquiry(library, question, answered, named)
