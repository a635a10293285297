"""The page of one record: everything it holds, what is tied to it, its sources and their dates."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from schema.base import Entry, Evidence, Record
from schema.inside import models
from schema.location import Hours
from schema.place import Place
from schema.service import Service
from web.alerts import alerts_now
from web.corrections import correction_text
from web.desks import desks_of
from web.emergency import emergency_of
from web.languages import to_say
from web.linked import linked_text
from web.needs import by_picture
from web.opening import Times, in_words, runs
from web.page import Page, Redirect
from web.pages.withdrawn import withdrawn
from web.qr import qr_code
from web.records import named_by, names_in, row_of, together, whole
from web.share_text import share_text
from web.similar import nearby, similar_to
from web.text_languages import stand_in_english
from web.ties import ties_to
from web.trust import ENDED, trust_in, trust_of
from web.visit import Visit

TEMPLATES = {
    "organisations": "organisation.html",
    "services": "service.html",
    "practices": "practice.html",
    "events": "event.html",
    "documents": "document.html",
    "sources": "source.html",
    "places": "place.html",
    "glossary": "term.html",
}
REVERSE_ROLES = {
    "affiliate-of": to_say("Affiliates"),
    "branch-of": to_say("Branches"),
    "commissions": to_say("Commissioned by"),
    "founded-by": to_say("Founder of"),
    "funds": to_say("Funded by"),
    "hosts": to_say("Hosted by"),
    "member-of": to_say("Members"),
    "part-of": to_say("Parts"),
    "partner-of": to_say("Partners"),
    "strategic-partner-of": to_say("Strategic partners"),
    "successor-of": to_say("Succeeded by"),
}
"""What a tie is called from the other side; translated where it is shown."""
MOST_NAMED = 40
"""Records that one list of what names this one shows at first; the rest is a search away or unfolds."""


@dataclass
class Notes:
    """Sources of a page, numbered in the order in which they are first cited."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, source: str) -> int:
        """The number of a source in the list at the end of the page."""
        return self.numbers.setdefault(source, len(self.numbers) + 1)


def record(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page | Redirect:
    """The page of a record, or what became of it; NotFound where there never was one."""
    folder, record_id = parts["list"], parts["id"]
    found = whole(connection, folder, record_id)
    if found is None:
        return withdrawn(connection, visit, folder, record_id)
    return Page(TEMPLATES[folder], _values(connection, visit, folder, found))


def _values(connection: sqlite3.Connection, visit: Visit, folder: str, found: Entry) -> dict[str, Any]:
    row = row_of(connection, folder, found.id)
    backwards = named_by(connection, folder, found.id, visit.today)
    names = names_in(connection, found, visit.today)
    cited = sources_of(found)
    trust = trust_in(found, row, visit.today)
    path = f"/{folder}/{found.id}"
    has_ended = trust is not None and trust.freshness == ENDED
    desks = desks_of(connection, found, names) if isinstance(found, Service) and not has_ended else []
    return {
        "folder": folder,
        "record": found,
        "row": row,
        "names": names,
        "notes": Notes({source: number for number, source in enumerate(cited, 1)}),
        "sources": source_rows(connection, cited),
        "named_by": backwards,
        "together": lambda kind, fields=(): together(backwards, kind, fields),
        "needs": by_picture(found.needs, visit.library.lexicon) if isinstance(found, Service) else {},
        "alerts_now": alerts_now,
        "place_rows": place_rows(connection, found),
        "opening": partial(opening, visit),
        "most_named": MOST_NAMED,
        "relations": ties_to(connection, found.id, visit.today) if folder == "organisations" else [],
        "reverse_roles": {role: visit.say(name) for role, name in REVERSE_ROLES.items()},
        "similar": similar_to(connection, folder, found.id, visit.today),
        "nearby": nearby(connection, found.id, visit.today) if folder == "services" else [],
        "emergency": emergency_of(visit) if folder == "services" else None,
        "desks": desks,
        "trust": trust,
        "untranslated": stand_in_english([found], visit.language.code),
        "share_text": share_text(found, names, trust, visit.lasting(path), visit, desks),
        "correction_text": correction_text(visit, path),
        "code": qr_code(visit.lasting(path)),
        "linked": linked_text(connection, visit, folder, found, names, row, trust, cited),
        "linked_file": visit.plain_link(f"{path}.jsonld"),
    }


def sources_of(found: Entry) -> list[str]:
    """Every source that a record cites, as a whole first."""
    cited: dict[str, None] = {}
    for _, model in models(found):
        if isinstance(model, Record | Evidence | Place):
            cited |= dict.fromkeys(model.sources)
    return list(cited)


def source_rows(connection: sqlite3.Connection, sources: list[str]) -> dict[str, sqlite3.Row]:
    """Title, publisher, date and link of some sources."""
    places = ", ".join("?" * len(sources))
    rows = connection.execute(f"select * from sources where id in ({places})", sources)
    return {row["id"]: row for row in rows}


def place_rows(connection: sqlite3.Connection, found: Entry) -> dict[str, sqlite3.Row]:
    """Zone and country of the places where a service is given, for its hours."""
    places = [location.place for location in found.locations] if isinstance(found, Service) else []
    sql = f"select id, timezone, country from places where id in ({', '.join('?' * len(places))})"
    return {row["id"]: row for row in connection.execute(sql, places)}


def opening(visit: Visit, hours: Hours, place: sqlite3.Row | None, row: Mapping[str, Any]) -> str:
    """What some hours of a service say of now, if anything."""
    if not runs(row, trust_of(row, visit.today, row["until_latest"]), visit.today):
        return ""
    zone, country = (place["timezone"], place["country"]) if place else (None, None)
    return in_words([Times(hours.osm, hours.as_of, hours.valid, zone, country)], visit)
