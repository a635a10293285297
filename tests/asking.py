"""Asks the saved queries of metadata.yml as a machine does."""

import json
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from datasette.app import Datasette
from serving import ROOT, running

METADATA = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))
SETTINGS = json.loads((ROOT / "settings.json").read_text(encoding="utf-8"))
QUERIES: dict[str, dict[str, Any]] = METADATA["databases"]["directory"]["queries"]
Row: TypeAlias = dict[str, Any]
Ask: TypeAlias = Callable[..., Awaitable[list[Row]]]
RowsOf: TypeAlias = Callable[..., list[tuple[Any, ...]]]
"""Rows of plain SQL."""


def published(database: Path) -> AbstractAsyncContextManager[Datasette]:
    """Datasette itself over a database, with the saved queries."""
    return running(Datasette([], immutables=[str(database)], metadata=METADATA, settings=SETTINGS))


def asking(site: Datasette) -> Ask:
    """Asks a query as a machine does; rows as dictionaries."""

    async def ask(query: str, **values: str) -> list[Row]:
        response = await site.client.get(f"/directory/{query}.json", params={"_shape": "array", **values})
        assert response.status_code == 200, response.text
        rows: list[Row] = response.json()
        return rows

    return ask
