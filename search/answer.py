"""Answers to questions: candidates from the index, ranked, with what no filter can know kept apart."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from search.filters import Filters
from search.groups import groups
from search.library import Library
from search.pages import Pages
from search.question import Question, understand
from search.ranking import Ranked


@dataclass(frozen=True)
class Answer:
    """What was found."""

    question: Question
    total: int
    ask_first: int
    """How many of the total leave open what a filter asks; they come last."""
    results: list[Ranked]


def answer(
    connection: sqlite3.Connection, library: Library, text: str, filters: Filters, limit: int = 20, offset: int = 0
) -> Answer:
    """Records that answer a question, from `offset` on, at most `limit`: sure ones first, then those to ask first."""
    question = understand(text, library)
    totals, results = list[int](), list[Ranked]()
    for group in groups(connection, filters, library.lexicon):
        before = sum(totals)
        pages = Pages(connection, library, question, group)
        total, ranked = pages.between(max(0, offset - before), max(0, offset + limit - before))
        totals.append(total)
        results += ranked
    return Answer(question, sum(totals), sum(totals[1:]), results)


def every_answer(
    connection: sqlite3.Connection, library: Library, text: str, filters: Filters
) -> Iterator[tuple[Ranked, bool]]:
    """All records that answer a question, in the order of `answer`, each with whether it does so for sure."""
    question = understand(text, library)
    for number, group in enumerate(groups(connection, filters, library.lexicon)):
        for ranked in Pages(connection, library, question, group).every():
            yield ranked, number == 0


def sure_rows(
    connection: sqlite3.Connection, library: Library, question: Question, filters: Filters, most: int
) -> list[int]:
    """Rows of the index that answer a question and its filters for sure, at most so many."""
    group = next(groups(connection, filters, library.lexicon))
    return Pages(connection, library, question, group).rows(most)
