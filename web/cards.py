"""Results as people read them: the name, what it is, where, and how far it can be trusted today."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from textwrap import shorten
from typing import Any

from schema.kinds import KINDS
from search.filters import Filters
from search.ranking import Ranked
from web import spoken
from web.beside import Beside, Key, read_beside
from web.needs import by_picture
from web.opening import in_words, runs
from web.reasons import reasons
from web.records import FOLDER_OF
from web.text_languages import CUT, language_of
from web.trust import Trust, trust_of
from web.visit import Visit

AGELESS = "places"
"""Folder of what has no trail of its own."""
LONGEST_NOTE = 90
"""Characters of a note on a date: about a line, on a phone two."""


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
    note: str | None
    """What its date is of, in short."""
    note_language: str | None
    row: Mapping[str, Any]
    providers: Sequence[str]
    """Organisations that give a service."""
    needs: Mapping[str, Sequence[str]]
    """Needs that a service answers, by the broad need that stands for them as a picture."""
    opening: str
    spoken: str
    """Languages, with the dates of the word on them."""
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
    beside = read_beside(connection, keys, visit.today)
    made = [
        card(each.document.shown, key, beside, visit, filters.open_at) for key, each in zip(keys, found, strict=True)
    ]
    narrowings, at_a_time = list(filters.narrowings(visit.library.lexicon)), filters.open_at is not None
    for place in range(len(made))[unsure]:
        document, told = found[place].document, beside.spoken.get(made[place].id, ())
        made[place] = replace(made[place], reasons=tuple(reasons(document, narrowings, at_a_time, visit, told)))
    return made


def card(shown: Mapping[str, Any], key: Key, beside: Beside, visit: Visit, moment: datetime | None = None) -> Card:
    """One result from its entry in the index and what stands beside it."""
    folder, record = key
    row, of_record = beside.rows[key], (shown["kind"], record)
    name, name_language = _told("name", shown, beside, of_record, visit)
    summary, summary_language = _told("summary", shown, beside, of_record, visit)
    note, note_language = _told("as_of_note", row, beside, of_record, visit)
    trust = None if folder == AGELESS else trust_of(row, visit.today, shown["ends_on"], beside.checks.get(of_record))
    is_service = folder == "services"
    return Card(
        folder=folder,
        id=record,
        name=name or record,
        name_language=name_language,
        summary=summary,
        summary_language=summary_language,
        place=shown["place"],
        trust=trust,
        note=shorten(note, LONGEST_NOTE, placeholder=CUT) if note else None,
        note_language=note_language,
        row=row,
        providers=_providers(row, beside),
        needs=by_picture(json.loads(row["needs"]), visit.library.lexicon) if is_service else {},
        opening=in_words(beside.times.get(record, ()), visit, moment)
        if is_service and runs(row, trust, visit.today)
        else "",
        spoken=spoken.in_words(beside.spoken.get(record, ()), visit) if is_service else "",
        reasons=(),
    )


def _told(
    name: str, columns: Mapping[str, Any], beside: Beside, record: tuple[str, str], visit: Visit
) -> tuple[str | None, str | None]:
    """A text that a table holds twice, in French where that is asked for and there is any, and its language."""
    french = columns.get(f"{name}_fr") if visit.language.code == "fr" else None
    text: str | None = french or columns.get(name)
    return text, language_of(text, beside.texts.get(record, ()), visit.language.code) if text else None


def _providers(row: Mapping[str, Any], beside: Beside) -> list[str]:
    given_by = [("organisations", each) for each in json.loads(row.get("providers") or "[]")]
    return [beside.names[each].name for each in given_by if each in beside.names]
