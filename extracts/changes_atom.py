"""Changes as an Atom feed: an entry for what was added, changed or renamed, a tombstone for what is gone."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as Xml

from extracts.atom import add, add_entry, add_tombstone, new_feed, written
from extracts.changes import Change

MOST = 1000
"""Entries of a feed; the JSON Lines have every change."""
TITLE = "Solidarity Directory: changes between two builds"
NO_REASON = "No reason is told."


def changes_atom(newest: Sequence[Change], span: str, day: str, address: str) -> bytes:
    """The feed of some changes, the newest first; `span` says between which builds, `day` is that of the latter."""
    itself = f"{address}/downloads/changes.atom"
    feed = new_feed(TITLE, itself, f"{address}/", day, span)
    for change in newest:
        if change.change != "removed":
            _add_change(feed, change, f"{itself}#{change.kind}/{change.id}/{change.change}/{change.day}")
        if change.change in ("removed", "renamed"):
            add_tombstone(feed, change.url, change.day, change.reason or NO_REASON, change.successor_url)
    return written(feed)


def _add_change(feed: Xml.Element, change: Change, known_as: str) -> None:
    """An entry of its own for each change of a record, so that readers see the next one too."""
    page = change.successor_url or change.url
    entry = add_entry(feed, known_as, change.name or change.id, change.day, page)
    add(entry, "category", term=change.kind)
    add(entry, "category", term=change.change)
    add(entry, "summary", " ".join(_told(change)))


def _told(change: Change) -> Iterator[str]:
    if change.change == "added":
        yield "Added."
    if change.change == "renamed":
        yield f"Renamed, formerly {change.id}."
    if change.fields:
        yield f"Changed: {', '.join(field.field for field in change.fields)}."
    if change.freshness:
        yield f"Freshness: {change.freshness.after or 'none'}, formerly {change.freshness.before or 'none'}."
