"""The records whose text changed last, as an Atom feed in pages that readers and other directories follow."""

import json
import sqlite3
from xml.etree import ElementTree as Xml

from datasette.utils.asgi import NotFound

from extracts.atom import CONTENT_TYPE, add, add_entry, new_feed, written
from pipeline.tables.build_info import BUILD_DAY
from schema.kinds import KINDS
from web.changed import changed_last
from web.languages import ENGLISH
from web.page import File
from web.records import Named, names_of
from web.visit import Visit

MOST = 50
"""Entries of a page."""
TITLE = "Solidarity Directory: records changed last"
SUMMARIES = """
select found.kind, found.id, summary from search_documents as found join json_each(?) as asked
on found.kind = json_extract(asked.value, '$[0]') and found.id = json_extract(asked.value, '$[1]')
where summary is not null
"""
TOLD_FIRST = ("historical", "undated", "ended")
"""What readers of a summary must know before they read it."""
UNKNOWN = "This copy was built without the whole history of its files: on which day a record changed is not known."


def changes(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> File:
    """A page of the feed, the first one without a number; empty, and saying why, where the build knew no history."""
    number = int(parts.get("number") or 1)
    rows = changed_last(connection, MOST + 1, MOST * (number - 1))
    if number > 1 and not rows:
        raise NotFound("There is no such page")
    newest = rows[0]["day"] if rows else connection.execute(BUILD_DAY).fetchone()[0]
    subtitle = None if rows else UNKNOWN
    feed = new_feed(TITLE, _address(visit, 1), visit.lasting("/"), newest, subtitle, _address(visit, number))
    _turn(feed, visit, number, len(rows) > MOST)
    _add_entries(feed, connection, visit, rows[:MOST])
    return File(written(feed), CONTENT_TYPE)


def _address(visit: Visit, number: int) -> str:
    return visit.absolute(visit.plain_link("/changes.atom" if number == 1 else f"/changes-{number}.atom"))


def _turn(feed: Xml.Element, visit: Visit, number: int, goes_on: bool) -> None:
    """Where the other pages are."""
    pages = {"first": 1} | ({"previous": number - 1} if number > 1 else {}) | ({"next": number + 1} if goes_on else {})
    for relation, page in pages.items():
        add(feed, "link", rel=relation, type="application/atom+xml", href=_address(visit, page))


def _add_entries(feed: Xml.Element, connection: sqlite3.Connection, visit: Visit, rows: list[sqlite3.Row]) -> None:
    keys = [(row["folder"], row["id"]) for row in rows]
    names = names_of(connection, keys, visit.today)
    asked = json.dumps([(KINDS[folder].name, record) for folder, record in keys])
    summaries = {(kind, record): summary for kind, record, summary in connection.execute(SUMMARIES, [asked])}
    for key, row in zip(keys, rows, strict=True):
        _entry(feed, visit, names[key], row["day"], summaries.get((KINDS[key[0]].name, key[1])))


def _entry(feed: Xml.Element, visit: Visit, named: Named, day: str, summary: str | None) -> None:
    page = visit.lasting(named.path)
    entry = add_entry(feed, page, named.name, day, page)
    add(entry, "category", term=KINDS[named.folder].name)
    _age(entry, visit, named.freshness, " ".join(filter(None, [named.caution, summary])))


def _age(entry: Xml.Element, visit: Visit, freshness: str | None, summary: str) -> None:
    """The summary, after the word for its age where that is not to be overlooked."""
    age = visit.labels.of("freshness", freshness, ENGLISH).text if freshness else None
    if freshness and age:
        add(entry, "category", term=freshness, label=age)
    told = [age if freshness in TOLD_FIRST else None, summary]
    if any(told):
        add(entry, "summary", ": ".join(filter(None, told)))
