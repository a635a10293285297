"""Records of one group that answer a question, page by page: the same order whatever the pages are."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from search import expression
from search.candidates import candidates, every_candidate, rows
from search.groups import Group
from search.library import Library
from search.parts import Part
from search.question import Question
from search.ranking import Ranked, rank, scored

BLOCK = 80
"""Records that are ranked among each other; one such block follows the other in the order of the index."""
ENOUGH = 80
"""Answers to the whole question from which no answer to a part of it is looked for."""
HALF_AN_ANSWER = 0.35
"""What an answer to a part of the question must reach, of the best score, to be shown."""


@dataclass(frozen=True)
class Pages:
    """What a group answers to a question."""

    connection: sqlite3.Connection
    library: Library
    question: Question
    group: Group

    def between(self, start: int, end: int) -> tuple[int, list[Ranked]]:
        """How many records answer, and those from one position to another."""
        total, first = self._rows(self.question.parts)
        if self._wants_more(total):
            ranked = self._with_answers_to_parts(first)
            return len(ranked), ranked[start:end]
        return total, self._of_blocks(first, start, min(end, total))

    def every(self) -> Iterator[Ranked]:
        """All that answer, in the order of the pages; the index is asked once, not once a block."""
        total, first = self._rows(self.question.parts)
        if self._wants_more(total):
            yield from self._with_answers_to_parts(first)
            return
        parts = self.question.parts
        left = every_candidate(self.connection, self.group, self._match(parts), bool(parts))
        while block := list(islice(left, BLOCK)):
            yield from self._ranked(block)

    def _wants_more(self, total: int) -> bool:
        """Whether answers to a part of the question are worth a look: of what has ended they help nobody."""
        return total < ENOUGH and self.group.standing != "ended"

    def _of_blocks(self, first: list[int], start: int, end: int) -> list[Ranked]:
        """Those from one position to another: whole blocks are ranked, so that no page changes the order."""
        ranked, begin = list[Ranked](), start // BLOCK * BLOCK
        for offset in range(begin, end, BLOCK):
            ranked += self._ranked(self._rows(self.question.parts, offset)[1] if offset else first)
        return ranked[start - begin : end - begin]

    def _with_answers_to_parts(self, whole: list[int]) -> list[Ranked]:
        """All that answer the whole question, and those that answer a part of it and come near the best."""
        ranked = self._ranked(dict.fromkeys([*whole, *self._to_parts()]))
        keys = {document.key for document in self.library.documents.get(self.connection, whole)}
        least = max((each.score for each in ranked), default=0.0) * HALF_AN_ANSWER
        return [each for each in ranked if each.score >= least or each.document.key in keys]

    def _to_parts(self) -> list[int]:
        """Records that answer all but the weightiest part; then all but the lightest ones, until there are enough."""
        parts = sorted(self.question.parts, key=lambda part: -part.weight * part.sure)
        found = self._rows(parts[1:])[1] if len(parts) > 2 else []
        while len(found) < ENOUGH and len(parts) > 1:
            parts = parts[:-1]
            found += self._rows(parts)[1]
        return found

    def _rows(self, parts: Sequence[Part], offset: int = 0) -> tuple[int, list[int]]:
        """How many records answer some parts of the question, and a block of them."""
        return candidates(self.connection, self.group, self._match(parts), bool(parts), BLOCK, offset)

    def rows(self, most: int) -> list[int]:
        """Every record that answers the whole question, at most so many."""
        return rows(self.connection, self.group, self._match(self.question.parts), most)

    def _match(self, parts: Sequence[Part]) -> str:
        return expression.all_of([self.group.match, *(expression.of_part(part, self.library) for part in parts)])

    def _ranked(self, rows: Iterable[int]) -> list[Ranked]:
        """The best first; without words, in the order of the index."""
        documents = self.library.documents.get(self.connection, [*rows])
        return (rank if self.question.parts else scored)(self.question, documents, self.library)
