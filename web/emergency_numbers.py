"""Numbers that records give for emergencies, read once for a build: every service page and search shows them."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from web.text_languages import Texts, versions_of

NUMBERS = """
select services.id, services.name, services.name_fr, services.needs, services.until_latest, contacts.value,
       coalesce(contacts.as_of, services.as_of) as as_of
from contacts join services on services.id = contacts.record_id
where contacts.record_kind = 'service' and contacts.kind = 'phone' and contacts.use = 'emergency'
and services.freshness <> 'ended'
order by length(contacts.value), contacts.value
"""


@dataclass(frozen=True)
class Numbers:
    """A row each, the shortest first, and the texts of their records."""

    rows: Sequence[Mapping[str, Any]] = ()
    texts: Texts = field(default_factory=dict)

    def on(self, today: date) -> list[Mapping[str, Any]]:
        """Those that have not ended before a day."""
        return [row for row in self.rows if (row["until_latest"] or "9999") >= today.isoformat()]


def read_numbers(connection: sqlite3.Connection) -> Numbers:
    """All that have not ended on the day of the build."""
    rows = [dict(row) for row in connection.execute(NUMBERS)]
    return Numbers(rows, versions_of(connection, [("service", row["id"]) for row in rows]))
