"""Numbers to dial in an emergency, each with its record and the day that its authority's word is of."""

import sqlite3
from dataclasses import dataclass

from web.visit import Visit

NUMBERS = """
select services.id, services.name, services.name_fr, contacts.value, coalesce(contacts.as_of, services.as_of) as as_of
from contacts join services on services.id = contacts.record_id
where contacts.record_kind = 'service' and contacts.kind = 'phone' and contacts.use = 'emergency'
and services.freshness <> 'ended'
and coalesce(services.until_latest >= ?, true)
order by length(contacts.value), contacts.value
"""


@dataclass(frozen=True)
class Line:
    """A number to dial."""

    id: str
    name: str
    number: str
    as_of: str | None


def emergency_lines(connection: sqlite3.Connection, visit: Visit) -> list[Line]:
    """Every number that a record gives for emergencies and that has not ended."""
    french = visit.language.code == "fr"
    return [
        Line(row["id"], (row["name_fr"] if french else None) or row["name"], row["value"], row["as_of"])
        for row in connection.execute(NUMBERS, [visit.today.isoformat()])
    ]
