"""Ties of an organisation as others tell them: who is a member of it, who funds it, who was once."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from schema.edtf_dates import is_past
from web.records import Named, names_of

TOLD_OF = """
select relations.*, organisations.country from relations join organisations on organisations.id = organisation_id
where other_id = ? order by role, as_of_earliest desc, organisation_id, position
"""


@dataclass(frozen=True)
class Tie:
    """A tie seen from the side that does not tell it."""

    row: Mapping[str, Any]
    other: Named
    """The organisation that tells it."""
    sources: Sequence[Named]
    is_former: bool
    """Whether it was over before today."""


def ties_to(connection: sqlite3.Connection, organisation: str, today: date) -> list[Tie]:
    """Ties that other organisations tell, by role, the newest word first."""
    rows = connection.execute(TOLD_OF, [organisation]).fetchall()
    cited = [[("sources", source) for source in json.loads(row["sources"] or "[]")] for row in rows]
    tellers = [("organisations", row["organisation_id"]) for row in rows]
    names = names_of(connection, [*tellers, *(source for sources in cited for source in sources)], today)
    return [
        Tie(row, names[teller], [names[source] for source in sources], is_past(row["until"], today))
        for row, teller, sources in zip(rows, tellers, cited, strict=True)
    ]
