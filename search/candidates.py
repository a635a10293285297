"""Records that match an expression of the index: how many there are of each standing, and some, the best first."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from search import weights
from search.expression import all_of
from search.standing import JOIN, Narrowed, Standing
from search.tokens import TABLE


def _counted(column: str, counts: Mapping[str, float] | Mapping[str | None, float], other: float) -> str:
    """What a record counts by the value of a column."""
    cases = " ".join(f"when '{value}' then {count}" for value, count in counts.items())
    return f"case {TABLE}.{column} {cases} else {other} end"


BY_WORDS = f"bm25({TABLE}_fts, 10, 8, 4, 2, 1)"
BEARERS_FIRST = f" - 1e6 * ({TABLE}_fts.rowid in (select value from json_each(:bearers)))"
"""Who bears the name that is asked for is among the first, however many have its words more often."""
BY_KIND_AND_AGE = (
    f"-{_counted('kind', weights.KINDS, 0.0)} * {_counted('freshness', weights.FRESHNESS, weights.FRESHNESS[None])}"
)
"""Where nothing is asked in words, the index has nothing to compare."""
NAMED_FIRST = f" - ({TABLE}_fts.rowid in (select rowid from {TABLE}_fts where {TABLE}_fts match :named))"
"""Before that, what names all that filters ask, rather than being for whoever comes or leaving it open."""
# Materialised, so that all matches are scored, told apart and counted in one walk through the index.
FOUND = f"""
with found as materialized (
  select {TABLE}_fts.rowid as place, {{score}} as score, {{standing}} as standing
  from {TABLE}_fts {{join}} where {TABLE}_fts match {{match}} {{where}}
)
"""
# Filters choose and words score: were both one expression, bm25 would score what filters ask too. With a plus the
# records that filters leave are looked up in a list, rather than each in the index.
CHOSEN = f"and +{TABLE}_fts.rowid in (select rowid from {TABLE}_fts where {TABLE}_fts match :possible)"
# Rows are in the order of keys. With a plus they are counted as they lie, and no index is made for it.
OF_ONE = """
select * from (
  select place, '{standing}', (select count(*) from found where +standing = '{standing}')
  from found where standing = '{standing}' order by score, place limit :limit offset :offset
)
"""
EVERY = "select place from found where standing = :asked order by score, place"
ROWS = f"""
select {TABLE}_fts.rowid from {TABLE}_fts {{join}}
where {TABLE}_fts match :match {{where}} and {{standing}} = 'sure' limit :limit
"""


AMONG = f"""
select {TABLE}_fts.rowid, {{standing}} from {TABLE}_fts {JOIN}
where {TABLE}_fts match :possible and +{TABLE}_fts.rowid in (select value from json_each(:rows)) {{where}}
"""


@dataclass
class Block:
    """How many records of a standing match, and some of them."""

    total: int = 0
    rows: list[int] = field(default_factory=list)


def blocks(
    connection: sqlite3.Connection,
    narrowed: Narrowed,
    words: str,
    limit: int,
    offset: int = 0,
    bearers: Sequence[int] = (),
) -> dict[Standing, Block]:
    """Records that match words, or all; of each standing at most so many: bearers of the name that is asked for, then
    the best by the index.
    """
    found: dict[Standing, Block] = {standing: Block() for standing in narrowed.standings}
    sql = _found(narrowed, words, bearers) + "union all".join(
        OF_ONE.format(standing=each) for each in narrowed.standings
    )
    values = {**narrowed.values, "words": words, "limit": limit, "offset": offset, "bearers": json.dumps(bearers)}
    for row, standing, total in connection.execute(sql, values):
        found[standing].total = total
        found[standing].rows.append(row)
    return found


def every_candidate(
    connection: sqlite3.Connection, narrowed: Narrowed, words: str, standing: Standing, bearers: Sequence[int] = ()
) -> Iterator[int]:
    """All records of a standing that match, in the same order, found once and handed on one by one."""
    values = {**narrowed.values, "words": words, "asked": standing, "bearers": json.dumps(bearers)}
    for (row,) in connection.execute(_found(narrowed, words, bearers) + EVERY, values):
        yield row


def among(connection: sqlite3.Connection, narrowed: Narrowed, rows: list[int]) -> dict[Standing, list[int]]:
    """Those of some records that filters leave, by standing, in their order."""
    found: dict[Standing, list[int]] = {standing: [] for standing in narrowed.standings}
    if not rows:
        return found
    values = {**narrowed.values, "rows": json.dumps(rows)}
    standing_of = dict(connection.execute(AMONG.format(standing=narrowed.standing, where=narrowed.where), values))
    for row in rows:
        if row in standing_of:
            found[standing_of[row]].append(row)
    return found


def _found(narrowed: Narrowed, words: str, bearers: Sequence[int]) -> str:
    if words:
        score, join, match = BY_WORDS + (BEARERS_FIRST if bearers else ""), narrowed.join, ":words"
        where = (CHOSEN if narrowed.possible else "") + narrowed.where
    else:
        score = BY_KIND_AND_AGE + (NAMED_FIRST if narrowed.values["named"] else "")
        join, match, where = JOIN, ":possible", narrowed.where
    return FOUND.format(score=score, join=join, match=match, where=where, standing=narrowed.standing)


def sure_candidates(connection: sqlite3.Connection, narrowed: Narrowed, words: str, limit: int) -> list[int]:
    """Records that match for sure, at most so many, in no order."""
    sql = ROWS.format(join=narrowed.join, where=narrowed.where, standing=narrowed.standing)
    match = all_of((words, narrowed.values["surely"]))
    return [row for (row,) in connection.execute(sql, {**narrowed.values, "match": match, "limit": limit})]
