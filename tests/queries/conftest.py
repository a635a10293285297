"""The saved queries over the real collection."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from asking import Ask, RowsOf, asking, published
from datasette.app import Datasette


@pytest_asyncio.fixture(scope="module")
async def site(real_database: Path) -> AsyncIterator[Datasette]:
    """Datasette itself over the real collection."""
    async with published(real_database) as datasette:
        yield datasette


@pytest.fixture(scope="module")
def ask(site: Datasette) -> Ask:
    return asking(site)


@pytest.fixture
def rows_of(real_database: Path) -> RowsOf:
    """Plain SQL, to compare with."""

    def select(sql: str, *values: Any) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(f"file:{real_database}?mode=ro", uri=True)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    return select
