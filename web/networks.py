"""Networks of organisations: who is in one, and how they stand to each other."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from web.plots.network import Tie

ROLES = ("member-of", "part-of", "hosts", "partner-of")
MEMBERS = ("member-of",)
TIES = """
select distinct organisation_id, other_id, role from relations
where other_id is not null and role in (select value from json_each(?)) order by 1, 2, 3
"""
ROWS = """
select organisation_id, role, other_id, as_of, note, note_fr from relations
where organisation_id in (select value from json_each(:ids)) and other_id in (select value from json_each(:ids))
and role in (select value from json_each(:roles)) order by organisation_id, role, other_id, position
"""


@dataclass(frozen=True)
class Network:
    """Some organisations and the ties among them."""

    members: list[str]
    """Those from which it was read come first."""
    ties: list[Tie]
    rows: list[sqlite3.Row]
    """The same ties as they are told, with their dates."""


def read_network(
    connection: sqlite3.Connection, starts: Sequence[str], steps: int, roles: Iterable[str] = ROLES
) -> Network | None:
    """All that a few ties lead to from some organisations; None where there are no ties."""
    members = set(starts)
    of_roles = list(_ties(connection, roles))
    for _ in range(steps):
        members |= {each for tie in of_roles if members & {tie.start, tie.end} for each in (tie.start, tie.end)}
    ties = [tie for tie in _ties(connection, ROLES) if {tie.start, tie.end} <= members and tie.start != tie.end]
    tied = {each for tie in ties for each in (tie.start, tie.end)}
    found = [each for each in starts if each in tied] + sorted(tied.difference(starts))
    rows = connection.execute(ROWS, {"ids": json.dumps(found), "roles": json.dumps(ROLES)}).fetchall()
    return Network(found, ties, rows) if ties else None


def _ties(connection: sqlite3.Connection, roles: Iterable[str]) -> Iterator[Tie]:
    for start, end, role in connection.execute(TIES, [json.dumps(list(roles))]):
        yield Tie(start, end, role)
