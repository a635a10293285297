"""Records that match an expression of the index: how many there are of each standing, and some, the best first."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from search import weights
from search.standing import JOIN, Narrowed, Standing
from search.tokens import TABLE


def _counted(column: str, counts: Mapping[str, float] | Mapping[str | None, float], other: float) -> str:
    """What a record counts by the value of a column."""
    cases = " ".join(f"when '{value}' then {count}" for value, count in counts.items())
    return f"case {TABLE}.{column} {cases} else {other} end"


BY_WORDS = f"bm25({TABLE}_fts, 10, 8, 4, 2, 1)"
BY_STANDING = (
    f"-{_counted('kind', weights.KINDS, 0.0)} * {_counted('freshness', weights.FRESHNESS, weights.FRESHNESS[None])}"
)
"""Where nothing is asked in words, the index has nothing to compare."""
# Materialised, so that all matches are scored, told apart and counted in one walk through the index.
FOUND = f"""
with found as materialized (
  select {TABLE}_fts.rowid as place, {{score}} as score, {{standing}} as standing
  from {TABLE}_fts {{join}} where {TABLE}_fts match :match {{where}}
)
"""
# Rows are in the order of keys.
OF_ONE = """
select * from (
  select place, '{standing}', (select count(*) from found where standing = '{standing}')
  from found where standing = '{standing}' order by score, place limit :limit offset :offset
)
"""
EVERY = "select place from found where standing = :asked order by score, place"
ROWS = f"""
select {TABLE}_fts.rowid from {TABLE}_fts {{join}}
where {TABLE}_fts match :match {{where}} and {{standing}} = 'sure' limit :limit
"""


@dataclass
class Block:
    """How many records of a standing match, and some of them."""

    total: int = 0
    rows: list[int] = field(default_factory=list)


def blocks(
    connection: sqlite3.Connection, narrowed: Narrowed, match: str, has_words: bool, limit: int, offset: int = 0
) -> dict[Standing, Block]:
    """Records that match, of each standing at most so many, the best first by the index."""
    found: dict[Standing, Block] = {standing: Block() for standing in narrowed.standings}
    sql = _found(narrowed, has_words) + "union all".join(OF_ONE.format(standing=each) for each in narrowed.standings)
    for row, standing, total in connection.execute(
        sql, {**narrowed.values, "match": match, "limit": limit, "offset": offset}
    ):
        found[standing].total = total
        found[standing].rows.append(row)
    return found


def every_candidate(
    connection: sqlite3.Connection, narrowed: Narrowed, match: str, has_words: bool, standing: Standing
) -> Iterator[int]:
    """All records of a standing that match, in the same order, found once and handed on one by one."""
    values = {**narrowed.values, "match": match, "asked": standing}
    for (row,) in connection.execute(_found(narrowed, has_words) + EVERY, values):
        yield row


def _found(narrowed: Narrowed, has_words: bool) -> str:
    score, join = (BY_WORDS, narrowed.join) if has_words else (BY_STANDING, JOIN)
    return FOUND.format(score=score, join=join, where=narrowed.where, standing=narrowed.standing)


def sure_candidates(connection: sqlite3.Connection, narrowed: Narrowed, match: str, limit: int) -> list[int]:
    """Records that match for sure, at most so many, in no order."""
    sql = ROWS.format(join=narrowed.join, where=narrowed.where, standing=narrowed.standing)
    return [row for (row,) in connection.execute(sql, {**narrowed.values, "match": match, "limit": limit})]
