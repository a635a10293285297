"""What answers a search, and what a reader has chosen: one after the other, with all that a line of a file tells."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from schema.kinds import KINDS
from search.answer import every_answer
from search.documents import SHOWN
from search.filters import Filters
from search.standing import Standing
from search.tokens import TABLE
from web.reasons import reasons
from web.records import FOLDER_OF, names_of, rows_of
from web.spoken import spoken_at
from web.trust import freshness_today
from web.visit import Visit

TOGETHER = 80
"""Records whose rows are read at once."""
CHOSEN = f"""
select {", ".join(f"found.{column}" for column in SHOWN)}
from json_each(?) as asked join {TABLE} as found
on found.kind = json_extract(asked.value, '$[0]') and found.id = json_extract(asked.value, '$[1]')
order by asked.key
"""
Shown = Mapping[str, Any]
"""What the index tells of a record."""


@dataclass(frozen=True)
class Found:
    """One record, as the columns of a file need it."""

    visit: Visit
    shown: Shown
    row: Mapping[str, Any]
    """Its row in the table of its kind."""
    organisations: Sequence[str]
    """Who gives a service."""
    standing: Standing = "sure"
    """How it answers."""
    reasons: Sequence[str] = ()
    """What a filter asks and the record leaves open."""

    @property
    def folder(self) -> str:
        """List that it stands in."""
        return FOLDER_OF[self.shown["kind"]]

    @property
    def freshness(self) -> str | None:
        """As of today."""
        return freshness_today(self.shown, self.visit.today, self.shown["ends_on"])

    @property
    def url(self) -> str:
        """Whole address of its page."""
        return self.visit.absolute(self.visit.plain_link(f"/{self.folder}/{self.shown['id']}"))


def every_found(connection: sqlite3.Connection, visit: Visit, text: str, filters: Filters) -> Iterator[Found]:
    """All answers to a search, in the order of its pages: sure ones, those to ask first, what has ended."""
    narrowings = list(filters.narrowings(visit.library.lexicon))
    left = every_answer(connection, visit.library, text, filters)
    while some := list(islice(left, TOGETHER)):
        found = _with_rows(connection, visit, [ranked.document.shown for ranked, _ in some])
        services = [ranked.document.key[1] for ranked, _ in some if ranked.document.kind == "service"]
        spoken = spoken_at(connection, services, visit.today) if filters.languages else {}
        for each, (ranked, standing) in zip(found, some, strict=True):
            open_points = (
                reasons(ranked.document, narrowings, filters, visit, spoken.get(each.shown["id"], ()))
                if standing == "ask first"
                else ()
            )
            yield replace(each, standing=standing, reasons=tuple(open_points))


def every_chosen(connection: sqlite3.Connection, visit: Visit, keys: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """The records of a list by folder and id, in the order in which they were chosen; those that there are."""
    asked = json.dumps([(KINDS[folder].name, record) for folder, record in keys if folder in KINDS])
    return _with_rows(connection, visit, [dict(row) for row in connection.execute(CHOSEN, [asked])])


def _with_rows(connection: sqlite3.Connection, visit: Visit, shown: Sequence[Shown]) -> Iterator[Found]:
    rows = rows_of(connection, ((FOLDER_OF[each["kind"]], each["id"]) for each in shown))
    given_by = {key: json.loads(row.get("providers") or "[]") for key, row in rows.items()}
    names = names_of(connection, {("organisations", each) for providers in given_by.values() for each in providers})
    for each in shown:
        key = (FOLDER_OF[each["kind"]], each["id"])
        organisations = [names["organisations", provider].name for provider in given_by[key]]
        yield Found(visit, each, rows[key], organisations)
