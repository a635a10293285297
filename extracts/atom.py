"""Atom feeds (RFC 4287) in pages (RFC 5005), with tombstones for what is gone (RFC 6721): how each feed is written."""

from xml.etree import ElementTree as Xml

from extracts.sheet import LICENCE_ADDRESS, PUBLISHER

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
CONTENT_TYPE = "application/atom+xml; charset=utf-8"


def new_feed(
    title: str, itself: str, home: str, day: str, subtitle: str | None = None, page: str | None = None
) -> Xml.Element:
    """A feed without entries: `itself` is its whole address, by which it is known, `home` that of the site.

    `page` is the address of a later page of it.
    """
    feed = Xml.Element("feed", {"xmlns": ATOM, "xmlns:at": TOMBSTONES, "xml:lang": "en"})
    add(feed, "title", title)
    if subtitle:
        add(feed, "subtitle", subtitle)
    add(feed, "id", itself)
    add(feed, "updated", moment(day))
    add(feed, "link", rel="self", type="application/atom+xml", href=page or itself)
    add(feed, "link", rel="alternate", type="text/html", href=home)
    add(feed, "link", rel="license", href=LICENCE_ADDRESS)
    add(add(feed, "author"), "name", PUBLISHER)
    return feed


def add_entry(feed: Xml.Element, known_as: str, title: str, day: str, page: str) -> Xml.Element:
    """An entry about a page; its id must never change."""
    entry = add(feed, "entry")
    add(entry, "title", title)
    add(entry, "id", known_as)
    add(entry, "updated", moment(day))
    add(entry, "link", rel="alternate", type="text/html", href=page)
    return entry


def add_tombstone(feed: Xml.Element, known_as: str, day: str, why: str, successor: str | None) -> None:
    """Word that what was known by an id is gone, why, and what to read instead."""
    gone = add(feed, "at:deleted-entry", ref=known_as, when=moment(day))
    add(gone, "at:comment", why)
    if successor:
        add(gone, "link", rel="successor-version", type="text/html", href=successor)


def add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    """An element at the end of another."""
    element = Xml.SubElement(parent, name, attributes)
    element.text = text
    return element


def moment(day: str) -> str:
    """Only the day is known; a feed must name a moment of it."""
    return f"{day}T00:00:00Z"


def written(feed: Xml.Element) -> bytes:
    """The feed as a file."""
    content: bytes = Xml.tostring(feed, "utf-8", xml_declaration=True)
    return content
