"""Answers to questions: candidates from the index, ranked; what no filter can know, and what has ended, kept apart."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.documents import Documents
from search.filters import Filters
from search.inquiry import put
from search.library import Library
from search.memory import Memory
from search.pages import Pages
from search.question import Question
from search.ranking import Ranked
from search.reading import understand
from search.standing import STANDINGS, Standing, narrowed


@dataclass(frozen=True)
class Answer:
    """What was found."""

    pages: Pages
    """To ask further, in the thread whose connection it reads by."""
    total: int
    ask_first: int
    """How many of the total are no sure answers; they come last."""
    ended: int
    """How many of these have ended and stand for the record; they come very last."""
    results: list[Ranked]

    @property
    def question(self) -> Question:
        """What was asked, as search understands it."""
        return self.pages.question

    @property
    def sure(self) -> int:
        """How many answer for sure; they come first."""
        return self.total - self.ask_first

    @property
    def running(self) -> int:
        """How many have not ended."""
        return self.total - self.ended


def answer(
    connection: sqlite3.Connection, library: Library, text: str, filters: Filters, limit: int = 20, offset: int = 0
) -> Answer:
    """Records that answer a question, from `offset` on, at most `limit`: sure ones, those to ask first, ended ones."""
    pages = _pages(connection, library, text, filters, library.documents)
    totals, results = dict[Standing, int](), list[Ranked]()
    for standing in STANDINGS:
        before = sum(totals.values())
        total, ranked = pages.between(standing, max(0, offset - before), max(0, offset + limit - before))
        totals[standing] = total
        results += ranked
    every = sum(totals.values())
    return Answer(pages, every, every - totals["sure"], totals["ended"], results)


def every_answer(
    connection: sqlite3.Connection, library: Library, text: str, filters: Filters
) -> Iterator[tuple[Ranked, Standing]]:
    """All records that answer a question, in the order of `answer`, each with how it does so."""
    # What pages keep in memory stays as it is: this reads everything once.
    pages = _pages(connection, library, text, filters, replace(library.documents, kept=Memory(0)))
    for standing in STANDINGS:
        for ranked in pages.every(standing):
            yield ranked, standing


def _pages(
    connection: sqlite3.Connection, library: Library, text: str, filters: Filters, documents: Documents
) -> Pages:
    left = narrowed(connection, filters, library)
    inquiry = put(connection, library, understand(text, library), left.named)
    return Pages(connection, inquiry, left.rows, documents)
