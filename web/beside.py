"""What some results need beside the index: their rows, names, hours, languages, texts and checks, a query each."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from schema.kinds import KINDS
from web.checks import Check, checks_of
from web.opening import Times
from web.records import Names, names_of, rows_of
from web.spoken import Spoken, spoken_at
from web.text_languages import Texts, versions_of

Key = tuple[str, str]
"""Folder and id."""
TRAIL = ("id", "as_of", "as_of_note", "as_of_note_fr", "attested_on", "doubted_on", "source_kinds")
CARRIED = {
    "events": (*TRAIL, "date"),
    "documents": (*TRAIL, "date"),
    "glossary": TRAIL,
    "services": (*TRAIL, "freshness", "status", "since_earliest", "until_latest", "providers", "needs"),
    "organisations": (*TRAIL, "freshness"),
    "practices": (*TRAIL, "freshness", "period", "period_latest"),
    "places": ("id",),
}
"""Columns that a card reads, by table; a whole row has ten times as much."""
HOURS = """
select service_id, osm, as_of, valid, places.timezone, places.country
from service_hours left join places on places.id = service_hours.place_id
where service_id in (select value from json_each(?)) order by service_id, position
"""


@dataclass(frozen=True)
class Beside:
    """All of it, by folder and id, or by the id of the service."""

    rows: Mapping[Key, Mapping[str, Any]]
    names: Names
    """Of organisations that give services."""
    times: Mapping[str, Sequence[Times]]
    spoken: Mapping[str, Sequence[Spoken]]
    texts: Texts
    checks: Mapping[tuple[str, str], Check]


def read_beside(connection: sqlite3.Connection, keys: Sequence[Key], today: date) -> Beside:
    """What stands beside some records."""
    rows = rows_of(connection, keys, CARRIED)
    services = [record for folder, record in keys if folder == "services"]
    kinds = [(KINDS[folder].name, record) for folder, record in keys]
    return Beside(
        rows,
        names_of(connection, _providers(rows)),
        _times_of(connection, services),
        spoken_at(connection, services, today),
        versions_of(connection, kinds),
        checks_of(connection, kinds),
    )


def _times_of(connection: sqlite3.Connection, services: Sequence[str]) -> dict[str, list[Times]]:
    """Hours of some services."""
    found: dict[str, list[Times]] = {}
    for service, *times in connection.execute(HOURS, [json.dumps(services)]) if services else ():
        found.setdefault(service, []).append(Times(*times))
    return found


def _providers(rows: Mapping[Key, Mapping[str, Any]]) -> list[Key]:
    found = (json.loads(row["providers"]) for (folder, _), row in rows.items() if folder == "services")
    return [("organisations", each) for providers in found for each in providers]
