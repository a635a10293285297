"""The data to take away: files of this very build where they are written, else each table as it is asked for."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extracts.files import ARCHIVE, CHANGES, CHANGES_FEED, DATABASE, HASHES, MAP, PACKAGE, READ_ME, WORKBOOK
from extracts.offered import Extract, Offered, offered
from extracts.tables import PUBLIC
from pipeline.tables.shape import Table, View
from web.linked import linked_dataset
from web.page import Page
from web.visit import Visit

IN_WORDS = (
    "services_in_words", "organisations_in_words", "practices_in_words",
    "service_directory", "organisation_directory", "practice_directory",
)  # fmt: skip
RECORDS = ("services", "organisations", "practices", "events", "documents", "places", "glossary", "sources")
FIRST = (ARCHIVE, WORKBOOK, DATABASE, MAP)
"""Files that hold all, in the order in which they are offered."""
BESIDE = (READ_ME, PACKAGE, HASHES, CHANGES, CHANGES_FEED)
WRITTEN = {"csv": "CSV", "json": "JSON", "jsonl": "JSON Lines", "parquet": "Parquet"}
STREAMED = {"csv": "CSV", "json": "JSON", "xlsx": "XLSX"}
SIZE = "select page_count * page_size from pragma_page_count(), pragma_page_size()"
BUILD = "select key, value from build_info where key not like 'rows\\_%' escape '\\'"
ROWS = "select sum(value) from build_info where key like 'rows\\_%' escape '\\'"


@dataclass(frozen=True)
class Link:
    """A file of one form."""

    form: str
    address: str
    size: int | None = None
    """Bytes, where the file is written already."""


@dataclass(frozen=True)
class Offer:
    """A table or view to take away."""

    table: Table | View
    rows: int
    links: list[Link]


def downloads(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page:
    """Files of another build than the one that is served are not offered."""
    written = offered(connection, visit.extracts)
    tables = {table.name: table for table in PUBLIC}
    others = [name for name in tables if name not in (*IN_WORDS, *RECORDS)]

    def offers(names: Iterable[str]) -> list[Offer]:
        return list(_offers(connection, visit, [tables[name] for name in names], written))

    return Page(
        "downloads.html",
        {
            "size": connection.execute(SIZE).fetchone()[0],
            "rows": connection.execute(ROWS).fetchone()[0],
            "build": dict(map(tuple, connection.execute(BUILD))),
            "first": _files(written, FIRST),
            "beside": _files(written, BESIDE),
            "in_words": offers(IN_WORDS),
            "records": offers(RECORDS),
            "behind": offers(others),
            "linked": linked_dataset(connection, visit, written),
        },
    )


def _files(written: Offered | None, paths: Iterable[str]) -> list[Extract]:
    return [written.files[path] for path in paths if path in written.files] if written else []


def _offers(
    connection: sqlite3.Connection, visit: Visit, tables: Iterable[Table | View], written: Offered | None
) -> Iterator[Offer]:
    for table in tables:
        if written and table.name in written.rows:
            yield Offer(table, written.rows[table.name], list(_written(visit, table.name, written)))
        else:
            count: int = connection.execute(f"select count(*) from [{table.name}]").fetchone()[0]
            yield Offer(table, count, list(_streamed(visit, table.name)))


def _written(visit: Visit, table: str, written: Offered) -> Iterator[Link]:
    for form, called in WRITTEN.items():
        if extract := written.files.get(f"{form}/{table}.{form}"):
            yield Link(called, visit.plain_link(f"/downloads/{extract.path}"), extract.size)


def _streamed(visit: Visit, table: str) -> Iterator[Link]:
    for form, called in STREAMED.items():
        yield Link(called, visit.plain_link(f"/download/directory/{table}.{form}"))
