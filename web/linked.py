"""A record as linked data, in its page and as a file of its own."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from linked.links import Links
from linked.record import linked_record
from linked.standing import Standing
from linked.text import as_text
from linked.types import read_types
from schema.base import Entry
from web.opening import runs
from web.records import Names
from web.trust import Trust
from web.visit import Visit


def linked_text(
    connection: sqlite3.Connection,
    visit: Visit,
    folder: str,
    found: Entry,
    names: Names,
    row: Mapping[str, Any],
    trust: Trust | None,
    sources: Iterable[str],
) -> Markup:
    """The document of a record, safe inside a page; the same in every language of the site."""
    address = visit.absolute(visit.plain_link(""))
    types = read_types(connection, [*names, (folder, found.id)])
    links = Links(address, names, visit.labels, types)
    return Markup(as_text(linked_record(folder, found, links, _standing(visit, row, trust), sources)))


def _standing(visit: Visit, row: Mapping[str, Any], trust: Trust | None) -> Standing:
    # Reading a source again tells nothing new of the world.
    confirmed = trust is not None and trust.verified_outcome == "confirmed" and trust.verified_how != "source"
    return Standing(
        today=visit.today,
        freshness=trust.freshness if trust else None,
        status=row.get("status"),
        runs=runs(row, trust, visit.today),
        as_of=trust.as_of if trust else None,
        confirmed_on=trust.verified_on if trust and confirmed else None,
        last_changed=row.get("last_changed"),
    )
