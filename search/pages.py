"""Records that answer a question, page by page: the same order whatever the pages are."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from search import expression
from search.candidates import Block, among, blocks, every_candidate, sure_candidates
from search.library import Library
from search.meaning import NEAREST, Alike, alike, nearest
from search.parts import Part
from search.question import Question
from search.ranking import Ranked, rank, scored
from search.standing import Narrowed, Standing

BLOCK = 80
"""Records that are ranked among each other; one such block follows the other in the order of the index."""
ENOUGH = 80
"""Answers to the whole question from which no answer to a part of it is looked for."""
HALF_AN_ANSWER = 0.3
"""What an answer to a part of the question must reach, of the best score, to be shown."""


class AskedPart(NamedTuple):
    """A part of the question, and what the index is asked for it."""

    part: Part
    expression: str


@dataclass(frozen=True)
class Pages:
    """What the records that filters leave answer to a question: those of one standing, then those of the next."""

    connection: sqlite3.Connection
    library: Library
    question: Question
    narrowed: Narrowed
    _first: dict[str, dict[Standing, Block]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """The best by the index, of every standing, for each expression that was asked for."""
    _widened: dict[Standing, list[Ranked]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Answers to the whole question and to parts of it, of each standing that was asked for."""

    @cached_property
    def _asked(self) -> tuple[AskedPart, ...]:
        """The parts of the question."""
        return tuple(AskedPart(part, expression.of_part(part, self.library)) for part in self.question.parts)

    @cached_property
    def _bearers(self) -> list[int]:
        """Records that have the question for a name."""
        return sorted({row for form in self.question.forms for row in self.library.bearers.get(form, ())})

    def between(self, standing: Standing, start: int, end: int) -> tuple[int, list[Ranked]]:
        """How many records of a standing answer, and those from one position to another."""
        first = self._best(self._asked, standing)
        if self._wants_more(first, standing):
            ranked = self._with_answers_to_parts(standing)
            return len(ranked), ranked[start:end]
        return first.total, self._of_blocks(standing, start, min(end, first.total))

    def every(self, standing: Standing) -> Iterator[Ranked]:
        """All of a standing, in the order of the pages; the index is asked once, not once a block."""
        first = self._best(self._asked, standing)
        if self._wants_more(first, standing):
            yield from self._with_answers_to_parts(standing)
            return
        left = every_candidate(self.connection, self.narrowed, _words(self._asked), standing, self._bearers)
        while block := list(islice(left, BLOCK)):
            yield from self._ranked(block)

    def sure_rows(self, most: int) -> list[int]:
        """Every record that answers for sure, at most so many."""
        if self._wants_more(self._best(self._asked, "sure"), "sure"):
            return [each.document.row for each in self._with_answers_to_parts("sure")]
        return sure_candidates(self.connection, self.narrowed, _words(self._asked), most)

    def _wants_more(self, first: Block, standing: Standing) -> bool:
        """Whether answers to a part of the question are worth a look: of what has ended they help nobody."""
        return first.total < ENOUGH and standing != "ended"

    def _of_blocks(self, standing: Standing, start: int, end: int) -> list[Ranked]:
        """Those from one position to another: whole blocks are ranked, so that no page changes the order."""
        ranked, begin = list[Ranked](), start // BLOCK * BLOCK
        for offset in range(begin, end, BLOCK):
            ranked += self._ranked(self._best(self._asked, standing, offset).rows)
        return ranked[start - begin : end - begin]

    def _with_answers_to_parts(self, standing: Standing) -> list[Ranked]:
        """All that answer the whole question, and those that answer a part of it and come near the best."""
        if standing not in self._widened:
            whole = dict.fromkeys(self._best(self._asked, standing).rows)
            ranked = self._ranked(whole | dict.fromkeys(self._to_parts(standing)))
            least = max((each.score for each in ranked), default=0.0) * HALF_AN_ANSWER
            self._widened[standing] = [each for each in ranked if each.score >= least or each.document.row in whole]
        return self._widened[standing]

    def _to_parts(self, standing: Standing) -> list[int]:
        """Records that answer all but the weightiest part; then all but the lightest ones, until there are enough."""
        asked = sorted(self._asked, key=lambda each: -each.part.weight * each.part.sure)
        found = [*self._best(asked[1:], standing).rows] if len(asked) > 2 else []
        while len(found) < ENOUGH and len(asked) > 1:
            asked = asked[:-1]
            found += self._best(asked, standing).rows
        return found + self._near_in_meaning[standing][:NEAREST]

    @cached_property
    def _alike(self) -> Alike | None:
        return alike(self.question, self.library)

    @cached_property
    def _near_in_meaning(self) -> dict[Standing, list[int]]:
        near = nearest(self._alike) if self._alike else []
        return among(self.connection, self.narrowed, near)

    def _best(self, asked: Sequence[AskedPart], standing: Standing, offset: int = 0) -> Block:
        """How many records of a standing answer some parts of the question, and a block of them."""
        words = _words(asked)
        if offset:
            return blocks(self.connection, self.narrowed, words, BLOCK, offset, self._bearers)[standing]
        if words not in self._first:
            self._first[words] = blocks(self.connection, self.narrowed, words, BLOCK, bearers=self._bearers)
        return self._first[words][standing]

    def _ranked(self, rows: Iterable[int]) -> list[Ranked]:
        """The best first; without words, in the order of the index."""
        documents = self.library.documents.get(self.connection, [*rows])
        if not self.question.parts:
            return scored(self.question, documents, self.library)
        return rank(self.question, documents, self.library, self._alike)


def _words(asked: Iterable[AskedPart]) -> str:
    """Records that answer all of some parts, as an expression."""
    return expression.all_of(each.expression for each in asked)
