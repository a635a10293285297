"""The data to take away: the whole file, and each table that people browse."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from web.linked import linked_dataset
from web.visit import Page, Visit

IN_WORDS = ("service_directory", "organisation_directory", "practice_directory")
RECORDS = ("services", "organisations", "practices", "events", "documents", "places", "glossary", "sources")
BEHIND = (
    "relations", "figures", "citations", "verifications", "contacts", "identifiers", "service_locations",
    "service_hours", "texts", "vocabulary_terms", "vocabulary_labels", "withdrawn",
)  # fmt: skip
WHOLE_JSON = 1000
"""Rows that Datasette gives as JSON at once (max_returned_rows); of a longer table it gives pages."""
SIZE = "select page_count * page_size from pragma_page_count(), pragma_page_size()"
BUILD = "select key, value from build_info where key not like 'rows\\_%' escape '\\'"
ROWS = "select sum(value) from build_info where key like 'rows\\_%' escape '\\'"


@dataclass(frozen=True)
class Offer:
    """A table to take away."""

    table: str
    rows: int
    csv: str
    json: str | None
    """None where it would not have every row."""


def downloads(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page:
    """Size, date and rows are those of the file that is served."""
    return Page(
        "downloads.html",
        {
            "size": connection.execute(SIZE).fetchone()[0],
            "rows": connection.execute(ROWS).fetchone()[0],
            "build": dict(map(tuple, connection.execute(BUILD))),
            "in_words": list(_offers(connection, visit, IN_WORDS, by_id=True)),
            "records": list(_offers(connection, visit, RECORDS, by_id=True)),
            "behind": list(_offers(connection, visit, BEHIND, by_id=False)),
            "whole_json": WHOLE_JSON,
            "linked": linked_dataset(connection, visit),
        },
    )


def _offers(connection: sqlite3.Connection, visit: Visit, tables: Iterable[str], *, by_id: bool) -> Iterator[Offer]:
    # In another order than that of its key Datasette loses rows between pages; a key of several columns is its own.
    order = [("_sort", "id")] if by_id else []
    for table in tables:
        rows: int = connection.execute(f"select count(*) from [{table}]").fetchone()[0]
        path = f"/directory/{table}"
        csv = visit.plain_link(f"{path}.csv", [("_stream", "on"), ("_size", "max"), *order, ("_dl", "on")])
        json = visit.plain_link(f"{path}.json", [("_shape", "array"), ("_size", "max"), *order])
        yield Offer(table, rows, csv, json if rows <= WHOLE_JSON else None)
