"""Records in short as people read them: the name, what it is, where, and how far it can be trusted today."""

import json
import sqlite3
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from schema.kinds import KINDS
from web import spoken
from web.beside import Beside, Key, read_beside
from web.needs import by_picture
from web.opening import Times, runs
from web.spoken import Spoken
from web.text_languages import CUT, language_of
from web.trust import Trust, trust_of
from web.visit import Visit

AGELESS = "places"
"""Folder of what has no trail of its own."""
LONGEST_NOTE = 90
"""Characters of a note on a date: about a line, on a phone two."""


@dataclass(frozen=True)
class Card:
    """One record on a day, in a language."""

    folder: str
    id: str
    name: str
    name_language: str | None
    summary: str | None
    summary_language: str | None
    dated: str | None
    """When an event is or was, when a document was published."""
    place: str | None
    trust: Trust | None
    note: str | None
    """What its date is of, in short."""
    note_language: str | None
    row: Mapping[str, Any]
    providers: Sequence[str]
    """Organisations that give a service."""
    needs: Mapping[str, Sequence[str]]
    """Needs that a service answers, by the broad need that stands for them as a picture."""
    times: Sequence[Times] | None
    """Hours of a service; None of what has ended or does not run, and of other kinds."""
    languages: Sequence[Spoken]
    spoken: str
    """The same, with the dates of the word on them."""

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


def cards_of(connection: sqlite3.Connection, visit: Visit, shown: Mapping[Key, Mapping[str, Any]]) -> dict[Key, Card]:
    """Some records from their entries in the index, in their order; each is made once a day and language."""
    names = {key: ("card", key, visit.language.code, visit.today) for key in shown}
    held = visit.kept.pieces.recall(names.values())
    missing = [key for key, name in names.items() if name not in held]
    beside = read_beside(connection, missing, visit.today)
    made: dict[Hashable, Card] = {names[key]: _card(shown[key], key, beside, visit) for key in missing}
    visit.kept.pieces.remember(made)
    return {key: (made if name in made else held)[name] for key, name in names.items()}


def _card(shown: Mapping[str, Any], key: Key, beside: Beside, visit: Visit) -> Card:
    """One record from its entry in the index and what stands beside it."""
    folder, record = key
    row, of_record = beside.rows[key], (shown["kind"], record)
    name, name_language = _told("name", shown, beside, of_record, visit)
    summary, summary_language = _told("summary", shown, beside, of_record, visit)
    note, note_language = _told("as_of_note", row, beside, of_record, visit)
    trust = None if folder == AGELESS else trust_of(row, visit.today, shown["ends_on"], beside.checks.get(of_record))
    is_service = folder == "services"
    languages = beside.spoken.get(record, ()) if is_service else ()
    return Card(
        folder=folder,
        id=record,
        name=name or record,
        name_language=name_language,
        summary=summary,
        summary_language=summary_language,
        dated=_dated(folder, row.get("date"), visit),
        place=shown["place"],
        trust=trust,
        note=shorten(note, LONGEST_NOTE, placeholder=CUT) if note else None,
        note_language=note_language,
        row=row,
        providers=_providers(row, beside),
        needs=by_picture(json.loads(row["needs"]), visit.library.lexicon) if is_service else {},
        times=beside.times.get(record, ()) if is_service and runs(row, trust, visit.today) else None,
        languages=languages,
        spoken=spoken.in_words(languages, visit),
    )


def _told(
    name: str, columns: Mapping[str, Any], beside: Beside, record: tuple[str, str], visit: Visit
) -> tuple[str | None, str | None]:
    """A text that a table holds twice, in French where that is asked for and there is any, and its language."""
    french = columns.get(f"{name}_fr") if visit.language.code == "fr" else None
    text: str | None = french or columns.get(name)
    return text, language_of(text, beside.texts.get(record, ()), visit.language.code) if text else None


def _dated(folder: str, edtf: str | None, visit: Visit) -> str | None:
    """The date of what has one of its own, in words."""
    if edtf is None:
        return None
    return visit.say("Published: %(date)s", date=visit.when(edtf)) if folder == "documents" else visit.when(edtf)


def _providers(row: Mapping[str, Any], beside: Beside) -> list[str]:
    given_by = [("organisations", each) for each in json.loads(row.get("providers") or "[]")]
    return [beside.names[each].name for each in given_by if each in beside.names]
