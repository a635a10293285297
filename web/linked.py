"""Linked data as it stands in pages: of a record, of the site, of the whole collection."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from extracts.offered import Offered
from linked.dataset import dataset, website
from linked.distributions import distributions
from linked.links import Links
from linked.record import linked_record
from linked.standing import Standing
from linked.text import as_text
from linked.types import read_types
from pipeline.tables.build_info import BUILD_DAY
from schema.base import Entry
from web.opening import runs
from web.records import Names
from web.trust import Trust
from web.visit import Visit

DEEPEST = 2
"""Slashes in the path of a file that a reader is offered first."""


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
    types = read_types(connection, [*names, (folder, found.id)])
    links = Links(visit.address, names, visit.labels, types)
    return Markup(as_text(linked_record(folder, found, links, _standing(visit, row, trust), sources)))


def _standing(visit: Visit, row: Mapping[str, Any], trust: Trust | None) -> Standing:
    # Reading a source again tells nothing new of the world.
    check = trust.check if trust else None
    return Standing(
        today=visit.today,
        freshness=trust.freshness if trust else None,
        status=row.get("status"),
        runs=runs(row, trust, visit.today),
        as_of=trust.as_of if trust else None,
        confirmed_on=check.date if check and check.outcome == "confirmed" else None,
        last_changed=row.get("last_changed"),
    )


def linked_site(visit: Visit) -> Markup:
    """The site, for its first page."""
    return Markup(as_text(website(visit.address)))


def linked_dataset(connection: sqlite3.Connection, visit: Visit, written: Offered | None) -> Markup:
    """The collection with its files, for the page of downloads; the forms of each table are in the catalogue."""
    (day,) = connection.execute(BUILD_DAY).fetchone()
    files = (file for file in distributions(connection, written) if not written or file.path.count("/") <= DEEPEST)
    return Markup(as_text(dataset(visit.address, day, files)))
