"""The records whose text changed last, as an Atom feed that readers and other directories follow."""

import json
import sqlite3
from xml.etree import ElementTree as Xml

from schema.kinds import KINDS
from web.changed import changed_last
from web.languages import ENGLISH
from web.records import Named, names_of
from web.visit import File, Visit

MOST = 50
ATOM = "http://www.w3.org/2005/Atom"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
BUILD_DAY = "select value from build_info where key = 'date'"
SUMMARIES = """
select found.kind, found.id, summary from search_documents as found join json_each(?) as asked
on found.kind = json_extract(asked.value, '$[0]') and found.id = json_extract(asked.value, '$[1]')
where summary is not null
"""
TOLD_FIRST = ("historical", "undated", "ended")
"""What readers of a summary must know before they read it."""
UNKNOWN = "This copy was built without the whole history of its files: on which day a record changed is not known."


def changes(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> File:
    """The feed; empty, and saying why, where the build knew no history."""
    rows = changed_last(connection, MOST)
    keys = [(row["folder"], row["id"]) for row in rows]
    names = names_of(connection, keys, visit.today)
    asked = json.dumps([(KINDS[folder].name, record) for folder, record in keys])
    summaries = {(kind, record): summary for kind, record, summary in connection.execute(SUMMARIES, [asked])}
    newest = rows[0]["day"] if rows else connection.execute(BUILD_DAY).fetchone()[0]
    feed = _feed(visit, newest, None if rows else UNKNOWN)
    for key, row in zip(keys, rows, strict=True):
        _entry(feed, visit, names[key], row["day"], summaries.get((KINDS[key[0]].name, key[1])))
    return File(Xml.tostring(feed, "utf-8", xml_declaration=True), "application/atom+xml; charset=utf-8")


def _feed(visit: Visit, day: str, subtitle: str | None) -> Xml.Element:
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    itself = visit.absolute(visit.plain_link("/changes.atom"))
    _add(feed, "title", "Solidarity Directory: records changed last")
    if subtitle:
        _add(feed, "subtitle", subtitle)
    _add(feed, "id", itself)
    _add(feed, "updated", _moment(day))
    _add(feed, "link", rel="self", type="application/atom+xml", href=itself)
    _add(feed, "link", rel="alternate", type="text/html", href=visit.lasting("/"))
    _add(feed, "link", rel="license", href=LICENCE)
    _add(_add(feed, "author"), "name", "Solidarity Directory")
    return feed


def _entry(feed: Xml.Element, visit: Visit, named: Named, day: str, summary: str | None) -> None:
    page = visit.lasting(named.path)
    entry = _add(feed, "entry")
    _add(entry, "title", named.name)
    _add(entry, "id", page)
    _add(entry, "updated", _moment(day))
    _add(entry, "link", rel="alternate", type="text/html", href=page)
    _add(entry, "category", term=KINDS[named.folder].name)
    _age(entry, visit, named.freshness, summary)


def _age(entry: Xml.Element, visit: Visit, freshness: str | None, summary: str | None) -> None:
    """The summary, after the word for its age where that is not to be overlooked."""
    age = visit.labels.of("freshness", freshness, ENGLISH).text if freshness else None
    if freshness and age:
        _add(entry, "category", term=freshness, label=age)
    told = [age if freshness in TOLD_FIRST else None, summary]
    if any(told):
        _add(entry, "summary", ": ".join(filter(None, told)))


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    element = Xml.SubElement(parent, name, attributes)
    element.text = text
    return element


def _moment(day: str) -> str:
    """Git tells the day; the feed must name a moment of it."""
    return f"{day}T00:00:00Z"
