"""Numbers that records give for emergencies, read once for a build: every service page and search shows them.

Each with the word of its authority on it, the newest: of a public body or of who answers there, else of who told it.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from schema.base import Text

NUMBERS = """
select services.id, json_extract(record, '$.name') as name, services.needs, services.until_latest, contacts.value,
       (select json_object('kind', sources.kind, 'date', sources.date)
        from json_each(contacts.sources) as cited join sources on sources.id = cited.value
        order by sources.kind in ('public-body', 'own-site') desc, date_earliest desc, cited.key limit 1) as told
from contacts join services on services.id = contacts.record_id
join whole_records on whole_records.folder = 'services' and whole_records.id = services.id
where contacts.record_kind = 'service' and contacts.kind = 'phone' and contacts.use = 'emergency'
and services.freshness <> 'ended'
order by length(contacts.value), contacts.value
"""


@dataclass(frozen=True)
class Numbers:
    """A row each, the shortest first."""

    rows: Sequence[Mapping[str, Any]] = ()

    def on(self, today: date) -> list[Mapping[str, Any]]:
        """Those that have not ended before a day."""
        return [row for row in self.rows if (row["until_latest"] or "9999") >= today.isoformat()]


def read_numbers(connection: sqlite3.Connection) -> Numbers:
    """All that have not ended on the day of the build."""
    return Numbers([{**row, "name": _name(row["name"], row["value"])} for row in connection.execute(NUMBERS)])


def _name(name: str, number: str) -> Text:
    """A name from its record, without the number where it begins with it: the number stands before it already."""
    return Text.model_validate_json(re.sub(rf'"{re.escape(number)}\s*[-–:]\s*(?=[^"])', '"', name))
