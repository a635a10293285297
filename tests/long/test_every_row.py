"""Whatever the order, the link that a table's page offers and its pages one by one give every row exactly once."""

import csv
import html
import io
import re
import sqlite3
from pathlib import Path
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from pipeline.tables import TABLES
from pipeline.tables.shape import Table

ORDERS = [
    (table, {direction: column}) for table in TABLES for column in table.orders for direction in ("_sort", "_sort_desc")
]
NAMES = [f"{table.name}-{next(iter(order))}-{next(iter(order.values()))}" for table, order in ORDERS]


def keys_in(database: Path, table: Table) -> list[tuple[str, ...]]:
    with sqlite3.connect(database) as connection:
        rows = connection.execute(f"select {', '.join(table.key)} from [{table.name}]").fetchall()
    connection.close()
    return sorted(tuple(map(str, row)) for row in rows)


@pytest.mark.parametrize(("table", "order"), ORDERS, ids=NAMES)
async def test_the_csv_that_the_page_offers(
    real_pages: Datasette, real_database: Path, table: Table, order: dict[str, str]
) -> None:
    page = await real_pages.client.get(f"/directory/{table.name}?{urlencode({**order, '_nofacet': 1})}")
    assert page.status_code == 200
    link = re.search(r'class="download-all">[^<]*<a href="([^"]+)"', page.text)
    expected = keys_in(real_database, table)
    if not expected:
        assert link is None
        return
    assert link is not None
    answer = await real_pages.client.get(html.unescape(link.group(1)))
    rows = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert sorted(tuple(row[name] for name in table.key) for row in rows) == expected


@pytest.mark.parametrize(("table", "order"), ORDERS, ids=NAMES)
async def test_the_pages_one_by_one(
    real_pages: Datasette, real_database: Path, table: Table, order: dict[str, str]
) -> None:
    arguments = {**order, "_size": 100, "_shape": "objects", "_nofacet": 1, "_nocount": 1}
    address: str | None = f"/directory/{table.name}.json?{urlencode(arguments)}"
    found = []
    while address:
        answer = (await real_pages.client.get(address.removeprefix("http://localhost"))).json()
        found += [tuple(str(row[name]) for name in table.key) for row in answer["rows"]]
        address = answer["next_url"]
    assert sorted(found) == keys_in(real_database, table)
