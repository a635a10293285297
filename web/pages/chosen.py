"""The list that a reader has chosen, kept in its address alone: to print, to send, to come back to."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from schema.base import Entry
from schema.kinds import KINDS
from schema.service import Service
from web.addresses import CHOSEN, MOST_CHOSEN
from web.alerts import alerts_now
from web.beside import Key
from web.cards import Card, cards_of
from web.desks import Desk, desks_of
from web.downloads.links import download_links
from web.emergency import emergency_of
from web.page import Page, Redirect
from web.pages.record import Notes, opening, place_rows, source_rows, sources_of
from web.pages.withdrawn import TOMBSTONE
from web.qr import qr_code
from web.records import FOLDER_OF, Names, names_in, whole
from web.text_languages import stand_in_english
from web.trust import ENDED
from web.visit import Visit

SHOWN = """
select found.kind, found.id, name, name_fr, summary, summary_fr, place, ends_on
from json_each(?) as asked join search_documents as found
on found.kind = json_extract(asked.value, '$[0]') and found.id = json_extract(asked.value, '$[1]')
"""


@dataclass(frozen=True)
class Choice:
    """One record of a list, as a sheet of paper needs it."""

    card: Card
    record: Entry
    names: Names
    place_rows: Mapping[str, Any]
    desks: Sequence[Desk]
    """Whom to ask about a service that runs and tells no contact."""
    without: str
    """Address of the list without it."""


@dataclass(frozen=True)
class Missing:
    """What somebody has chosen and no list can show: it is gone, or never was."""

    key: str
    gone: Mapping[str, Any] | None
    """When, why, and what stands in its place."""
    successor: str | None


def chosen(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page | Redirect:
    """The list; a form that sends more than the list leads to the address of the list alone."""
    asked = list(dict.fromkeys(value for name, value in visit.parameters if name == CHOSEN))
    if len(asked) < len(visit.parameters):
        return Redirect(visit.list_link(asked), status=302)
    listed = asked[:MOST_CHOSEN]
    choices = _choices(connection, visit, listed)
    found = [choice.card.key for choice in choices]
    address = visit.absolute(visit.list_link(found))
    values = {
        "choices": choices,
        "missing": [_missing(connection, key) for key in listed if key not in found],
        "left_out": len(asked) - len(listed),
        "most": MOST_CHOSEN,
        "list_address": address,
        "downloads": download_links(visit.root, "/chosen", [(CHOSEN, key) for key in found]),
        **_codes(visit, address, choices),
        "opening": partial(opening, visit),
        "alerts_now": alerts_now,
        "emergency": emergency_of(visit),
        "untranslated": stand_in_english((choice.record for choice in choices), visit.language.code),
        "notes": Notes(),
        "sources": _sources(connection, choices),
    }
    return Page("chosen.html", values)


def _choices(connection: sqlite3.Connection, visit: Visit, listed: Sequence[str]) -> list[Choice]:
    """The records of a list, in the order in which they were chosen."""
    shown = _shown(connection, map(_key, listed))
    cards = cards_of(connection, visit, shown)
    found = []
    for key in map(_key, listed):
        record = whole(connection, *key) if key in shown else None
        if record:
            names = names_in(connection, record, visit.today)
            shown_as = cards[key]
            without = visit.list_link(other for other in listed if other != shown_as.key)
            desks = _desks(connection, record, shown_as, names)
            found.append(Choice(shown_as, record, names, place_rows(connection, record), desks, without))
    return found


def _desks(connection: sqlite3.Connection, record: Entry, shown_as: Card, names: Names) -> list[Desk]:
    has_ended = shown_as.trust is not None and shown_as.trust.freshness == ENDED
    return desks_of(connection, record, names) if isinstance(record, Service) and not has_ended else []


def _key(written: str) -> Key:
    folder, _, record = written.partition("/")
    return folder, record


def _shown(connection: sqlite3.Connection, keys: Iterable[Key]) -> dict[Key, dict[str, Any]]:
    """What the index tells of some records; sources are not in it, and no list holds them."""
    asked = json.dumps([(KINDS[folder].name, record) for folder, record in keys if folder in KINDS])
    return {(FOLDER_OF[row["kind"]], row["id"]): dict(row) for row in connection.execute(SHOWN, [asked])}


def _sources(connection: sqlite3.Connection, choices: Sequence[Choice]) -> dict[str, sqlite3.Row]:
    """Every source that the list rests on."""
    cited = dict.fromkeys(source for choice in choices for source in sources_of(choice.record))
    return source_rows(connection, list(cited))


def _codes(visit: Visit, address: str, choices: Sequence[Choice]) -> dict[str, Any]:
    """A code of the list and of each record; none at all where the list is too long to have one."""
    code = qr_code(address)
    each = {choice.card.key: qr_code(visit.lasting(choice.card.path)) for choice in choices if code}
    return {"code": code, "codes": each}


def _missing(connection: sqlite3.Connection, written: str) -> Missing:
    """Why a record is not there, as far as that is known."""
    folder, record = _key(written)
    kind = KINDS[folder].name if folder in KINDS else None
    gone = connection.execute(TOMBSTONE, [kind, record]).fetchone()
    return Missing(written, gone, f"/{folder}/{gone['successor']}" if gone and gone["successor"] else None)
