"""Measures search at several sizes against the raw query and the stock search page, in one run.

Run `make benchmark`; sizes as arguments, the real one by default with 5000 and 100000. The services of the
collection are repeated under new ids, each copy with the places of another service and a number of its own. All of it
runs in one process without a network: milliseconds at the 50th and 99th percentile of some of the judged queries.
"""

import asyncio
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from datasette.app import Datasette
from relevance import read_queries

from pipeline.build import rows_of
from pipeline.collection import load
from pipeline.database import write
from pipeline.tables.shape import Facts, Row, Table
from search import tokens
from search.expression import all_of, of_part
from search.library import open_library
from search.question import understand

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261125
RAW = f"""
select {tokens.TABLE}.* from {tokens.TABLE}_fts join {tokens.TABLE} on {tokens.TABLE}.rowid = {tokens.TABLE}_fts.rowid
where {tokens.TABLE}_fts match ? order by rank limit 20
"""
QUERIES, ROUNDS = 100, 2


def main() -> None:
    """Print one line of JSON a size."""
    for size in map(int, sys.argv[1:] or ["0", "5000", "100000"]):
        sys.stdout.write(json.dumps(asyncio.run(measure(size))) + "\n")


async def measure(size: int) -> dict[str, float]:
    """Milliseconds at so many services; 0 for as many as there are."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("plugins", "templates", "static", "settings.json", "metadata.yml"):
            (folder / part).symlink_to(ROOT / part)
        write(folder / "directory.db", list(multiplied(size)), {"date": "2026-11-25"})
        site = Datasette(config_dir=folder)
        await site.invoke_startup()
        connection = sqlite3.connect(folder / "directory.db")
        texts = random.Random(SEED).sample([query.text for query in read_queries()], QUERIES)
        figures = {"services": connection.execute("select count(*) from services").fetchone()[0]}
        for way, ask in ways(site, connection, texts).items():
            times = sorted([await milliseconds(ask, text) for _ in range(ROUNDS) for text in texts])
            figures |= {f"{way}_p50": times[len(times) // 2], f"{way}_p99": times[int(len(times) * 0.99)]}
        return figures


def ways(
    site: Datasette, connection: sqlite3.Connection, texts: list[str]
) -> dict[str, Callable[[str], Awaitable[Any]]]:
    """What is compared: the bare FTS5 query for the whole question, our answer, the stock page and its JSON."""
    library = open_library(connection)
    # Made beforehand, so that the bare query is timed alone.
    expressions = {
        text: all_of(of_part(part, library) for part in understand(text, library).parts) or '""' for text in texts
    }

    async def raw(text: str) -> Any:
        return connection.execute(RAW, [expressions[text]]).fetchall()

    def page(address: str) -> Callable[[str], Awaitable[Any]]:
        async def get(text: str) -> Any:
            response = await site.client.get(address.format(quote(text)))
            assert response.status_code == 200, response.text
            return response

        return get

    return {
        "raw": raw,
        "search_json": page("/search.json?q={}"),
        "stock_json": page("/directory/services.json?_search={}&_nofacet=1&_size=20"),
        "stock_page": page("/directory/services?_search={}"),
    }


async def milliseconds(ask: Callable[[str], Awaitable[Any]], text: str) -> float:
    """How long one answer takes."""
    start = time.perf_counter()
    await ask(text)
    return round((time.perf_counter() - start) * 1000, 2)


def multiplied(size: int) -> Iterator[tuple[Table, list[Row]]]:
    """The real tables, with services and their entries in the index repeated."""
    collection, _ = load(ROOT / "data")
    times = -(-size // len(collection.services)) if size else 1
    for table, rows in rows_of(collection, Facts(date(2026, 11, 25))):
        yield table, list(copies(table, list(rows), times))


def copies(table: Table, rows: list[Row], times: int) -> Iterator[Row]:
    """Rows in the order of their key, those of services so many times."""
    if table.name == "services":
        yield from sorted((named(row[0], number), *row[1:]) for row in rows for number in range(times))
    elif table.name == tokens.TABLE:
        yield from sorted(indexed(table, rows, times), key=lambda row: row[:2])
    else:
        yield from rows


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


if __name__ == "__main__":
    main()
