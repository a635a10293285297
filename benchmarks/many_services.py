"""The real collection with its services repeated, and the site over it: what speed is measured with."""

import random
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import date
from itertools import groupby
from pathlib import Path

from datasette.app import Datasette

from pipeline.build import rows_of
from pipeline.collection import load
from pipeline.database import write
from pipeline.tables.shape import Facts, Row, Table
from search import tokens

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261125
DAY = date(2026, 11, 25)
SITE = ("plugins", "templates", "static", "settings.json", "metadata.yml")


@asynccontextmanager
async def site_with(size: int) -> AsyncIterator[tuple[Datasette, Path]]:
    """The site, started, and its database, with so many services; 0 for as many as there are."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in SITE:
            (folder / part).symlink_to(ROOT / part)
        write(folder / "directory.db", list(multiplied(size)), {"date": DAY.isoformat()})
        site = Datasette(config_dir=folder)
        await site.invoke_startup()
        yield site, folder / "directory.db"


def multiplied(size: int, parts: bool = False) -> Iterator[tuple[Table, list[Row]]]:
    """The real tables, with services and their entries in the index repeated; with `parts`, all that is theirs too."""
    collection, _ = load(ROOT / "data")
    times = -(-size // len(collection.services)) if size else 1
    for table, rows in rows_of(collection, Facts(DAY)):
        is_theirs = parts and (table.name.startswith("service_") or "record_id" in table.key)
        yield table, list((copies_of_parts if is_theirs else copies)(table, list(rows), times))


def copies(table: Table, rows: list[Row], times: int) -> Iterator[Row]:
    """Rows in the order of their key, those of services so many times."""
    if table.name == "services":
        yield from sorted((named(row[0], number), *row[1:]) for row in rows for number in range(times))
    elif table.name == tokens.TABLE:
        yield from sorted(indexed(table, rows, times), key=lambda row: row[:2])
    else:
        yield from rows


def copies_of_parts(table: Table, rows: list[Row], times: int) -> Iterator[Row]:
    """The same of a table whose key begins with the service, or with the kind of a record and its id."""
    place = table.key.index("record_id") if "record_id" in table.key else 0
    for record, theirs in groupby(rows, key=lambda row: row[: place + 1]):
        together = list(theirs)
        for number in range(times if record[0] == "service" or place == 0 else 1):
            for row in together:
                yield (*row[:place], named(row[place], number), *row[place + 1 :])


def named(record: object, number: int) -> str:
    """Id of a copy; the first is the record itself."""
    return f"{record}-{number:05}" if number else str(record)


def indexed(table: Table, rows: list[Row], times: int) -> Iterator[Row]:
    """Entries of the index; each copy of a service stands in the places of another."""
    at = {column.name: place for place, column in enumerate(table.columns)}
    places = [row[at["places"]] for row in rows if row[0] == "service"]
    chance = random.Random(SEED)
    for row in rows:
        for number in range(times if row[0] == "service" else 1):
            copy = list(row)
            if row[0] == "service":
                copy[at["id"]] = named(row[at["id"]], number)
                copy[at["titles"]] = f"{row[at['titles']]} {number}"
                copy[at["places"]] = chance.choice(places) if number else row[at["places"]]
            yield tuple(copy)
