"""Numbers to dial in an emergency, each with its record and the day that its authority's word is of."""

import sqlite3
from dataclasses import dataclass

from web.text_languages import Versions, language_of, versions_of
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
    language: str | None
    """Of the name."""
    number: str
    as_of: str | None


def emergency_lines(connection: sqlite3.Connection, visit: Visit) -> list[Line]:
    """Every number that a record gives for emergencies and that has not ended."""
    rows = connection.execute(NUMBERS, [visit.today.isoformat()]).fetchall()
    texts = versions_of(connection, [("service", row["id"]) for row in rows])
    return [_line(row, texts.get(("service", row["id"]), ()), visit.language.code) for row in rows]


def _line(row: sqlite3.Row, versions: Versions, page: str) -> Line:
    name = (row["name_fr"] if page == "fr" else None) or row["name"]
    return Line(row["id"], name, language_of(name, versions, page), row["value"], row["as_of"])
