"""Records that answer a question, page by page: the same order whatever the pages are."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from search.candidates import Candidate
from search.documents import Document, Documents
from search.inquiry import ENOUGH, Inquiry, by_row
from search.meaning import NEAREST, Alike, alike, nearest
from search.question import Question
from search.ranking import Ranked, rank, scored
from search.rows import Rows, rows_in, set_of
from search.standing import Standing

BLOCK = 60
"""Records that are ranked among each other; one such block follows the other."""
HALF_AN_ANSWER = 0.3
"""What an answer to a part of the question must reach, of the best score, to be shown."""


@dataclass(frozen=True)
class Pages:
    """What the records that filters leave answer to a question: those of one standing, then those of the next."""

    connection: sqlite3.Connection
    inquiry: Inquiry
    left: Mapping[Standing, Rows]
    """The records that filters leave."""
    documents: Documents
    _widened: dict[Standing, list[Ranked]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Answers to the whole question and to parts of it, of each standing that was asked for."""

    @property
    def question(self) -> Question:
        """What was asked, as search understands it."""
        return self.inquiry.question

    def between(self, standing: Standing, start: int, end: int) -> tuple[int, list[Ranked]]:
        """How many records of a standing answer, and those from one position to another."""
        if self._wants_more(standing):
            ranked = self._with_answers_to_parts(standing)
            return len(ranked), ranked[start:end]
        found = self._whole(standing)
        return found.bit_count(), self._of_blocks(found, start, min(end, found.bit_count()))

    def every(self, standing: Standing) -> Iterator[Ranked]:
        """All of a standing, in the order of the pages."""
        if self._wants_more(standing):
            yield from self._with_answers_to_parts(standing)
            return
        left = self.inquiry.likeliest(self._whole(standing))
        while block := list(islice(left, BLOCK)):
            yield from self._ranked(block)

    @property
    def is_exact(self) -> bool:
        """Whether a filter more leaves no other answers than some of these: none to parts of the question join them."""
        return len(self.question.parts) < 2 and self.inquiry.library.model is None

    @property
    def named_and_ended(self) -> list[Document]:
        """Records that have the question for a name and have ended; they stand at the end of the last page."""
        return self.documents.get(self.connection, [*rows_in(self.inquiry.bearers & self.left["ended"])])

    @property
    def sure(self) -> Rows:
        """Every record that answers for sure."""
        if self._wants_more("sure"):
            return set_of([each.document.row for each in self._with_answers_to_parts("sure")])
        return self._whole("sure")

    def _whole(self, standing: Standing) -> Rows:
        return self.inquiry.whole & self.left[standing]

    def _wants_more(self, standing: Standing) -> bool:
        """Whether answers to a part of the question are worth a look: of what has ended they help nobody."""
        return standing != "ended" and bool(self.left[standing]) and self._whole(standing).bit_count() < ENOUGH

    def _of_blocks(self, found: Rows, start: int, end: int) -> list[Ranked]:
        """Those from one position to another: whole blocks are ranked, so that no page changes the order."""
        ranked, begin = list[Ranked](), start // BLOCK * BLOCK
        left = self.inquiry.likeliest(found, begin) if start < end else iter(())
        for _ in range(begin, end, BLOCK):
            ranked += self._ranked([*islice(left, BLOCK)])
        return ranked[start - begin : end - begin]

    def _with_answers_to_parts(self, standing: Standing) -> list[Ranked]:
        """All that answer the whole question, and those that answer a part of it and come near the best."""
        if standing not in self._widened:
            whole, among = self._whole(standing), self.left[standing]
            found = by_row(self.inquiry.likeliest(whole)) | self.inquiry.to_parts(among, BLOCK)
            ranked = self._ranked([*(found | self._near_in_meaning(among)).values()])
            intent = self.inquiry.intent
            best = max((each.score - intent.adds(each.document) for each in ranked), default=0.0)
            least = best * HALF_AN_ANSWER
            self._widened[standing] = [each for each in ranked if each.score >= least or whole >> each.document.row & 1]
        return self._widened[standing]

    @cached_property
    def _alike(self) -> Alike | None:
        return alike(self.question, self.inquiry.library)

    def _near_in_meaning(self, among: Rows) -> dict[int, Candidate]:
        near = (row for row in nearest(self._alike) if among >> row & 1) if self._alike else ()
        return by_row(self.inquiry.likeliest(set_of([*islice(near, NEAREST)])))

    def _ranked(self, found: Sequence[Candidate]) -> list[Ranked]:
        """The best first; without words, in the order they are in."""
        documents = self.documents.get(self.connection, [each.row for each in found])
        answers = [(document, each.group) for document, each in zip(documents, found, strict=True)]
        if not self.question.parts:
            return scored(self.question, answers, self.inquiry.intent)
        return rank(self.question, answers, self.inquiry.intent, self.inquiry.library, self._alike)
