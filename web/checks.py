"""The newest check of a record on the spot: by call, by visit or by word of the provider; reading again is none."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schema.base import Verification
from schema.freshness import ON_THE_SPOT

CHECKS = """
select record_kind, record_id, date, method, outcome from json_each(:records) as asked join verifications
on record_kind = json_extract(asked.value, '$[0]') and record_id = json_extract(asked.value, '$[1]')
where method in (select value from json_each(:methods)) order by date, position
"""


class Check(NamedTuple):
    """When, how, with what outcome."""

    date: str
    method: str
    outcome: str


def checks_of(connection: sqlite3.Connection, records: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Check]:
    """The newest check on the spot of some records, by kind and id; of most there is none."""
    asked = {"records": json.dumps(list(records)), "methods": json.dumps(ON_THE_SPOT)}
    return {(kind, record): Check(*check) for kind, record, *check in connection.execute(CHECKS, asked)}


def newest_check(verifications: Sequence[Verification]) -> Check | None:
    """The same from the record itself."""
    made = [each for each in verifications if each.method in ON_THE_SPOT]
    newest = max(made, key=lambda check: check.date, default=None)
    return Check(newest.date.isoformat(), newest.method, newest.outcome) if newest else None
