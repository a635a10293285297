"""Every page for search engines: each in all its languages, with the day on which it last changed."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as Xml

from datasette.utils.asgi import NotFound

from web.changed import TABLES, all_records
from web.languages import ENGLISH
from web.page import File
from web.visit import Visit

STANDING = ("/", "/needs", "/map", "/overview", "/about", "/downloads", "/vocabularies")
"""Pages that are neither a list nor a record."""
LISTS = tuple(f"/{table}" for table in TABLES if table != "sources")
SCHEMES = "select id from vocabularies order by id"
MOST_ADDRESSES = 10_000
"""In one file. Search engines read 50,000 and 50 MB; with its other languages an address takes some kB."""
SITEMAP, XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"


class Address(NamedTuple):
    """A page without its language, and the day of its last change where it is known."""

    path: str
    day: str | None


def sitemap(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> File:
    """All pages, or the list of the files that have them."""
    files = _files(connection, visit)
    if len(files) == 1:
        return _pages(visit, files[0])
    root = Xml.Element("sitemapindex", {"xmlns": SITEMAP})
    for number, addresses in enumerate(files, 1):
        part = Xml.SubElement(root, "sitemap")
        _describe(part, visit.absolute(visit.plain_link(f"/sitemap-{number}.xml")), _newest(addresses))
    return _written(root)


def sitemap_part(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> File:
    """One of several files; NotFound where one is enough."""
    files = _files(connection, visit)
    number = int(parts["number"])
    if len(files) == 1 or number > len(files):
        raise NotFound("There is no such part")
    return _pages(visit, files[number - 1])


def _files(connection: sqlite3.Connection, visit: Visit) -> list[list[Address]]:
    every = list(_addresses(connection))
    length = MOST_ADDRESSES // len(visit.languages)
    return [every[start : start + length] for start in range(0, len(every), length)]


def _addresses(connection: sqlite3.Connection) -> Iterator[Address]:
    """Pages of every kind, each once."""
    records = [Address(f"/{row['folder']}/{row['id']}", row["day"]) for row in all_records(connection)]
    for path in STANDING:
        yield Address(path, None)
    for (scheme,) in connection.execute(SCHEMES):
        yield Address(f"/vocabularies/{scheme}", None)
    for path in LISTS:
        yield Address(path, _newest([each for each in records if each.path.startswith(f"{path}/")]))
    yield from records


def _newest(addresses: Sequence[Address]) -> str | None:
    return max((each.day for each in addresses if each.day), default=None)


def _pages(visit: Visit, addresses: Sequence[Address]) -> File:
    root = Xml.Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for address in addresses:
        versions = {code: _link(visit, code, address.path) for code in visit.languages}
        for link in versions.values():
            page = Xml.SubElement(root, "url")
            _describe(page, link, address.day)
            for language, other in (*versions.items(), ("x-default", versions[ENGLISH])):
                Xml.SubElement(page, "xhtml:link", rel="alternate", hreflang=language, href=other)
    return _written(root)


def _link(visit: Visit, language: str, path: str) -> str:
    return visit.absolute(visit.plain_link(visit.languages[language].prefix + path))


def _describe(parent: Xml.Element, link: str, day: str | None) -> None:
    Xml.SubElement(parent, "loc").text = link
    if day:
        Xml.SubElement(parent, "lastmod").text = day


def _written(root: Xml.Element) -> File:
    return File(Xml.tostring(root, "utf-8", xml_declaration=True), "application/xml; charset=utf-8")
