"""Records that answer a question, page by page: the same order whatever the pages are."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import chain, islice
from operator import and_

from search.candidates import Answered, Candidate, Counted, by_kind_and_age, candidates, in_order
from search.documents import Document, Documents
from search.intent import Intent, intent_of
from search.library import Library
from search.matching import levels, want
from search.meaning import NEAREST, Alike, alike, nearest
from search.question import Question
from search.ranking import Ranked, rank, scored
from search.rows import Rows, rows_in, set_of, union
from search.standing import Narrowed, Standing

BLOCK = 60
"""Records that are ranked among each other; one such block follows the other."""
ENOUGH = 80
"""Answers to the whole question from which no answer to a part of it is looked for."""
HALF_AN_ANSWER = 0.3
"""What an answer to a part of the question must reach, of the best score, to be shown."""


@dataclass(frozen=True)
class Pages:
    """What the records that filters leave answer to a question: those of one standing, then those of the next."""

    connection: sqlite3.Connection
    library: Library
    question: Question
    narrowed: Narrowed
    documents: Documents
    _widened: dict[Standing, list[Ranked]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Answers to the whole question and to parts of it, of each standing that was asked for."""

    @cached_property
    def _asked(self) -> tuple[Answered, ...]:
        """The parts of the question."""
        wanted = [want(part, self.library) for part in self.question.parts]
        postings = self.library.postings_of(self.connection, chain.from_iterable(each.words for each in wanted))
        found = ((each.part, levels(each, postings)) for each in wanted)
        return tuple(Answered(part, told, union(each.rows for each in told)) for part, told in found)

    @cached_property
    def _whole(self) -> Rows:
        """Records that answer every part of the question."""
        return reduce(and_, (each.rows for each in self._asked), self.library.every)

    @cached_property
    def _intent(self) -> Intent:
        return intent_of(self.question, self.library.lexicon)

    @cached_property
    def _counted(self) -> list[Counted]:
        return by_kind_and_age(self.library.cells, self._intent.kinds)

    @cached_property
    def _first(self) -> Rows:
        """Records that come before all others: those that have the question for a name; without words, what names all
        that filters ask.
        """
        if not self.question.parts:
            return self.narrowed.named
        return set_of([row for name in self.question.names for row in self.library.bearers[name]])

    def between(self, standing: Standing, start: int, end: int) -> tuple[int, list[Ranked]]:
        """How many records of a standing answer, and those from one position to another."""
        found = self._whole & self.narrowed.rows[standing]
        if self._wants_more(found, standing):
            ranked = self._with_answers_to_parts(standing)
            return len(ranked), ranked[start:end]
        total = found.bit_count()
        return total, self._of_blocks(found, start, min(end, total))

    def every(self, standing: Standing) -> Iterator[Ranked]:
        """All of a standing, in the order of the pages."""
        found = self._whole & self.narrowed.rows[standing]
        if self._wants_more(found, standing):
            yield from self._with_answers_to_parts(standing)
            return
        left = self._candidates(found)
        while block := list(islice(left, BLOCK)):
            yield from self._ranked(block)

    @property
    def is_exact(self) -> bool:
        """Whether a filter more leaves no other answers than some of these: none to parts of the question join them."""
        return len(self._asked) < 2 and self.library.model is None

    @property
    def named_and_ended(self) -> list[Document]:
        """Records that have the question for a name and have ended; they stand at the end of the last page."""
        rows = self._first & self.narrowed.rows["ended"] if self.question.parts else 0
        return self.documents.get(self.connection, [*rows_in(rows)])

    @property
    def sure(self) -> Rows:
        """Every record that answers for sure."""
        found = self._whole & self.narrowed.rows["sure"]
        if self._wants_more(found, "sure"):
            return set_of([each.document.row for each in self._with_answers_to_parts("sure")])
        return found

    def _wants_more(self, found: Rows, standing: Standing) -> bool:
        """Whether answers to a part of the question are worth a look: of what has ended they help nobody."""
        return found.bit_count() < ENOUGH and standing != "ended" and bool(self.narrowed.rows[standing])

    def _candidates(self, among: Rows, start: int = 0) -> Iterator[Candidate]:
        """Some records, from a position on, the likeliest first."""
        parted = (among & self._first, among & ~self._first)
        found = (in_order(rows, self._asked, self._counted) for rows in parted)
        return candidates(chain.from_iterable(found), start)

    def _of_blocks(self, found: Rows, start: int, end: int) -> list[Ranked]:
        """Those from one position to another: whole blocks are ranked, so that no page changes the order."""
        ranked, begin = list[Ranked](), start // BLOCK * BLOCK
        left = self._candidates(found, begin) if start < end else iter(())
        for _ in range(begin, end, BLOCK):
            ranked += self._ranked([*islice(left, BLOCK)])
        return ranked[start - begin : end - begin]

    def _with_answers_to_parts(self, standing: Standing) -> list[Ranked]:
        """All that answer the whole question, and those that answer a part of it and come near the best."""
        if standing not in self._widened:
            whole = self._whole & self.narrowed.rows[standing]
            found = _by_row(self._candidates(whole)) | self._to_parts(standing) | self._near_in_meaning(standing)
            ranked = self._ranked([*found.values()])
            best = max((each.score - self._intent.adds(each.document) for each in ranked), default=0.0)
            least = best * HALF_AN_ANSWER
            self._widened[standing] = [each for each in ranked if each.score >= least or whole >> each.document.row & 1]
        return self._widened[standing]

    def _to_parts(self, standing: Standing) -> dict[int, Candidate]:
        """Records that answer all but the weightiest part; then all but the lightest ones, until there are enough."""
        asked = sorted(self._asked, key=lambda each: -each.part.weight * each.part.sure)
        found = self._likeliest(asked[1:], standing) if len(asked) > 2 else {}
        while len(found) < ENOUGH and len(asked) > 1:
            asked = asked[:-1]
            found |= self._likeliest(asked, standing)
        return found

    def _likeliest(self, asked: Iterable[Answered], standing: Standing) -> dict[int, Candidate]:
        """The likeliest of the records that answer some parts of the question."""
        among = reduce(and_, (each.rows for each in asked), self.narrowed.rows[standing])
        return _by_row(islice(self._candidates(among), BLOCK))

    @cached_property
    def _alike(self) -> Alike | None:
        return alike(self.question, self.library)

    def _near_in_meaning(self, standing: Standing) -> dict[int, Candidate]:
        among = self.narrowed.rows[standing]
        near = (row for row in nearest(self._alike) if among >> row & 1) if self._alike else ()
        return _by_row(self._candidates(set_of([*islice(near, NEAREST)])))

    def _ranked(self, found: Sequence[Candidate]) -> list[Ranked]:
        """The best first; without words, in the order they are in."""
        documents = self.documents.get(self.connection, [each.row for each in found])
        answers = [(document, each.group) for document, each in zip(documents, found, strict=True)]
        if not self.question.parts:
            return scored(self.question, answers, self._intent)
        return rank(self.question, answers, self._intent, self.library, self._alike)


def _by_row(found: Iterable[Candidate]) -> dict[int, Candidate]:
    return {each.row: each for each in found}
