"""Answers to questions: candidates from the index, ranked, with what no filter can know kept apart."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from search import expression
from search.filters import Filters
from search.groups import Group, groups
from search.library import Library
from search.question import Part, Question, understand
from search.ranking import Ranked, rank
from search.tokens import TABLE

CANDIDATES = 80
"""Records that are ranked with care; those behind come in the order of the index."""
ENOUGH = 20
"""Answers to the whole question from which no answer to a part of it is looked for."""
HALF_AN_ANSWER = 0.45
"""What an answer to a part of the question must reach, of the best score, to be shown."""
# Materialised, so that the matches are scored and counted in one walk through the index.
FOUND = f"""
with found as materialized (
  select {TABLE}_fts.rowid as place, bm25({TABLE}_fts, 10, 8, 4, 2, 1) as score
  from {TABLE}_fts {{join}} where {TABLE}_fts match :match {{more}}
)
select place, (select count(*) from found) from found order by score, place limit :limit offset :offset
"""
JOIN = f"join {TABLE} on {TABLE}.rowid = {TABLE}_fts.rowid"


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
        total, ranked = _of_group(connection, library, question, group, (offset - before, offset + limit - before))
        totals.append(total)
        results += ranked
    return Answer(question, sum(totals), sum(totals[1:]), results)


def _of_group(
    connection: sqlite3.Connection, library: Library, question: Question, group: Group, wanted: tuple[int, int]
) -> tuple[int, list[Ranked]]:
    """How many records of a group answer, and those from one position to another."""
    whole = _expression(question.parts, group, library)
    total, rows = _rows(connection, group, whole)
    relaxed = _to_parts(connection, library, question, group) if total < ENOUGH else []
    ranked = rank(question, library.documents.get(connection, [*dict.fromkeys([*rows, *relaxed])]), library)
    if relaxed:
        ranked = _near_the_best(ranked)
        total = len(ranked)
    start, end = max(0, wanted[0]), max(0, wanted[1])
    if end > len(ranked) and total > len(ranked):
        _, behind = _rows(connection, group, whole, end - CANDIDATES, CANDIDATES)
        ranked += [Ranked(document, 0.0, ()) for document in library.documents.get(connection, behind)]
    return total, ranked[start:end]


def _expression(parts: Sequence[Part], group: Group, library: Library) -> str:
    """What a record of a group must have to answer some parts of a question."""
    return expression.all_of([group.match, *(expression.of_part(part, library) for part in parts)])


def _to_parts(connection: sqlite3.Connection, library: Library, question: Question, group: Group) -> list[int]:
    """Records that answer the question without its lightest words, fewer and fewer until there are enough."""
    found: list[int] = []
    parts = sorted(question.parts, key=lambda part: -part.weight)
    while len(found) < ENOUGH and len(parts) > 1:
        parts = parts[:-1]
        found += _rows(connection, group, _expression(parts, group, library))[1]
    return found


def _near_the_best(ranked: list[Ranked]) -> list[Ranked]:
    """Without records that answer much less than the best."""
    return [each for each in ranked if each.score >= ranked[0].score * HALF_AN_ANSWER]


def _rows(
    connection: sqlite3.Connection, group: Group, match: str, limit: int = CANDIDATES, offset: int = 0
) -> tuple[int, list[int]]:
    """How many records match, and some of them, the best first by the index."""
    values = {**group.values, "match": match, "limit": limit, "offset": offset}
    sql = FOUND.format(join=JOIN if group.more else "", more=group.more)
    rows = connection.execute(sql, values).fetchall()
    return rows[0][1] if rows else 0, [row for row, _ in rows]
