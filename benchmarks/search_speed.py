"""Measures search at several sizes against the raw query and the stock search page, in one run.

Run `make benchmark`; sizes as arguments, the real one by default with 5000 and 100000. The services of the
collection are repeated under new ids, each copy with the places of another service and a number of its own. All of it
runs in one process without a network: milliseconds of processor time at the 50th and 99th percentile of some of the
judged queries, each asked in every way in turn, once each has been asked before.
"""

import asyncio
import json
import random
import sqlite3
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from datasette.app import Datasette
from many_services import SEED, site_with
from relevance import read_queries

from search import tokens
from search.expression import all_of, any_of, quoted
from search.library import Library
from search.matching import want
from search.parts import Part
from search.read_library import open_library
from search.reading import understand

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
    async with site_with(size) as (site, database):
        connection = sqlite3.connect(database)
        texts = random.Random(SEED).sample([query.text for query in read_queries()], QUERIES)
        figures = {"services": connection.execute("select count(*) from services").fetchone()[0]}
        asks = ways(site, connection, texts)
        await milliseconds(asks, texts)
        for way, times in (await milliseconds(asks, texts)).items():
            figures |= {f"{way}_p50": times[len(times) // 2], f"{way}_p99": times[int(len(times) * 0.99)]}
        return figures


def ways(
    site: Datasette, connection: sqlite3.Connection, texts: list[str]
) -> dict[str, Callable[[str], Awaitable[Any]]]:
    """What is compared: the bare FTS5 query for the whole question, our answer, the stock page and its JSON."""
    library = open_library(connection)
    # Made beforehand, so that the bare query is timed alone.
    expressions = {
        text: all_of(expression(part, library) for part in understand(text, library).parts) or '""' for text in texts
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


def expression(part: Part, library: Library) -> str:
    """What a record must have to answer a part: one of its concepts, a word for one, or all of its own words."""
    by_concept = map(quoted, filter(library.knows, (*want(part, library).tokens, *part.synonyms)))
    by_words = [any_of(map(quoted, filter(library.knows, spelling))) for spelling in part.spellings]
    # In brackets, so that what is typed counts beside the same word for a concept.
    return any_of([*by_concept, f"({all_of(by_words)})"])


async def milliseconds(asks: dict[str, Callable[[str], Awaitable[Any]]], texts: list[str]) -> dict[str, list[float]]:
    """How long each answer takes in each way, the quickest first."""
    taken: dict[str, list[float]] = {way: [] for way in asks}
    for text in texts * ROUNDS:
        for way, ask in asks.items():
            start = time.process_time()
            await ask(text)
            taken[way].append(round((time.process_time() - start) * 1000, 2))
    return {way: sorted(times) for way, times in taken.items()}


if __name__ == "__main__":
    main()
