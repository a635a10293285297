"""Results as people read them: the name, what it is, where, and how far it can be trusted today."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from schema.kinds import KINDS
from search.filters import Filters
from search.ranking import Ranked
from web.needs import by_picture
from web.opening import Times, in_words, runs
from web.reasons import reasons
from web.records import FOLDER_OF, Names, names_of, rows_of
from web.text_languages import Texts, language_of, versions_of
from web.trust import Trust, trust_of
from web.visit import Visit

TRAIL = (
    "id", "as_of", "attested_on", "doubted_on", "source_kinds", "verified_on", "verified_how", "verified_outcome",
)  # fmt: skip
CARRIED = {
    "events": TRAIL,
    "documents": TRAIL,
    "glossary": TRAIL,
    "services": (*TRAIL, "freshness", "status", "since_earliest", "until_latest", "providers", "needs"),
    "organisations": (*TRAIL, "freshness"),
    "practices": (*TRAIL, "freshness"),
    "places": ("id",),
}
"""Columns that a card reads, by table; a whole row has ten times as much."""
HOURS = """
select service_id, osm, as_of, valid, places.timezone, places.country
from service_hours left join places on places.id = service_hours.place_id
where service_id in (select value from json_each(?)) order by service_id, position
"""
AGELESS = "places"
"""Folder of what has no trail of its own."""


@dataclass(frozen=True)
class Card:
    """One result."""

    folder: str
    id: str
    name: str
    name_language: str | None
    summary: str | None
    summary_language: str | None
    place: str | None
    trust: Trust | None
    row: Mapping[str, Any]
    providers: Sequence[str]
    """Organisations that give a service."""
    needs: Mapping[str, Sequence[str]]
    """Needs that a service answers, by the broad need that stands for them as a picture."""
    opening: str
    reasons: Sequence[str]
    """What a filter asks and the record leaves open."""

    @property
    def path(self) -> str:
        """Address of its page, without a language."""
        return f"/{self.folder}/{self.id}"

    @property
    def kind(self) -> str:
        """Kind of record."""
        return KINDS[self.folder].name

    @property
    def key(self) -> str:
        """How a list of chosen records names it."""
        return f"{self.folder}/{self.id}"


def cards(
    connection: sqlite3.Connection, visit: Visit, found: Sequence[Ranked], filters: Filters, unsure: slice
) -> list[Card]:
    """The results of a search, in their order; some of them are to ask first."""
    keys = [(FOLDER_OF[each.document.kind], each.document.key[1]) for each in found]
    rows = rows_of(connection, keys, CARRIED)
    names = names_of(connection, _providers(rows))
    times = times_of(connection, [record for folder, record in keys if folder == "services"])
    texts = versions_of(connection, [each.document.key for each in found])
    made = [
        card(each.document.shown, key, rows[key], names, times.get(key[1], []), texts, visit, filters.open_at)
        for key, each in zip(keys, found, strict=True)
    ]
    narrowings, at_a_time = list(filters.narrowings(visit.library.lexicon)), filters.open_at is not None
    made[unsure] = [
        replace(card, reasons=tuple(reasons(each.document, narrowings, at_a_time, visit)))
        for card, each in zip(made[unsure], found[unsure], strict=True)
    ]
    return made


def card(
    shown: Mapping[str, Any],
    key: tuple[str, str],
    row: Mapping[str, Any],
    names: Names,
    times: Iterable[Times],
    texts: Texts,
    visit: Visit,
    moment: datetime | None = None,
) -> Card:
    """One result from its entry in the index, its row and its texts."""
    french = visit.language.code == "fr"
    name = (shown["name_fr"] if french else None) or shown["name"]
    summary = (shown["summary_fr"] if french else None) or shown["summary"]
    versions = texts.get((shown["kind"], shown["id"]), ())
    trust = None if key[0] == AGELESS else trust_of(row, visit.today, shown["ends_on"])
    runs_now = key[0] == "services" and runs(row, trust, visit.today)
    providers = json.loads(row.get("providers") or "[]")
    return Card(
        folder=key[0],
        id=key[1],
        name=name,
        name_language=language_of(name, versions, visit.language.code),
        summary=summary,
        summary_language=language_of(summary, versions, visit.language.code) if summary else None,
        place=shown["place"],
        trust=trust,
        row=row,
        providers=[names["organisations", each].name for each in providers if ("organisations", each) in names],
        needs=by_picture(json.loads(row["needs"]), visit.library.lexicon) if key[0] == "services" else {},
        opening=in_words(times, visit, moment) if runs_now else "",
        reasons=(),
    )


def times_of(connection: sqlite3.Connection, services: list[str]) -> dict[str, list[Times]]:
    """Hours of some services."""
    found: dict[str, list[Times]] = {}
    for service, *times in connection.execute(HOURS, [json.dumps(services)]) if services else ():
        found.setdefault(service, []).append(Times(*times))
    return found


def _providers(rows: Mapping[tuple[str, str], Mapping[str, Any]]) -> list[tuple[str, str]]:
    found = (json.loads(row["providers"]) for (folder, _), row in rows.items() if folder == "services")
    return [("organisations", each) for providers in found for each in providers]
