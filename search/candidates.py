"""Records that match an expression of the index: how many there are, and some of them, the best first."""

import sqlite3
from collections.abc import Iterator, Mapping

from search import weights
from search.groups import Group
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
# Materialised, so that the matches are scored and counted in one walk through the index. Rows are in the order of keys.
FOUND = f"""
with found as materialized (
  select {TABLE}_fts.rowid as place, {{score}} as score
  from {TABLE}_fts {{join}} where {TABLE}_fts match :match {{rows}} {{more}}
)
select place, (select count(*) from found) from found order by score, place limit :limit offset :offset
"""
NO_LIMIT = -1
ROWS = (
    f"select {TABLE}_fts.rowid from {TABLE}_fts {{join}} where {TABLE}_fts match :match {{rows}} {{more}} limit :limit"
)
JOIN = f"join {TABLE} on {TABLE}.rowid = {TABLE}_fts.rowid"


def candidates(
    connection: sqlite3.Connection, group: Group, match: str, has_words: bool, limit: int, offset: int
) -> tuple[int, list[int]]:
    """How many records of a group match, and some of them, the best first by the index."""
    rows = _found(connection, group, match, has_words, limit, offset).fetchall()
    return rows[0][1] if rows else 0, [row for row, _ in rows]


def every_candidate(connection: sqlite3.Connection, group: Group, match: str, has_words: bool) -> Iterator[int]:
    """All records of a group that match, in the same order, found once and handed on one by one."""
    for row, _ in _found(connection, group, match, has_words, NO_LIMIT, 0):
        yield row


def _found(
    connection: sqlite3.Connection, group: Group, match: str, has_words: bool, limit: int, offset: int
) -> sqlite3.Cursor:
    values = {**group.values, "match": match, "limit": limit, "offset": offset}
    score, join = (BY_WORDS, JOIN if group.more else "") if has_words else (BY_STANDING, JOIN)
    return connection.execute(FOUND.format(score=score, join=join, rows=group.rows, more=group.more), values)


def rows(connection: sqlite3.Connection, group: Group, match: str, limit: int) -> list[int]:
    """Records of a group that match, in no order."""
    values = {**group.values, "match": match, "limit": limit}
    sql = ROWS.format(join=JOIN if group.more else "", rows=group.rows, more=group.more)
    return [row for (row,) in connection.execute(sql, values)]
