"""The pages over a small collection that a test may change."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest_asyncio
from assemble import build_database, link_site
from datasette.app import Datasette
from factories import TODAY
from serving import OpenPages, started


@pytest_asyncio.fixture
async def open_pages(folder: Path, tmp_path: Path) -> AsyncIterator[OpenPages]:
    """Builds the small collection, as a test has left it, and opens the site over it."""
    async with AsyncExitStack() as opened:

        async def pages() -> Datasette:
            (tmp_path / "site").mkdir()
            site = link_site(tmp_path / "site", "metadata.yml")
            build_database(folder, site / "directory.db", TODAY)
            return await opened.enter_async_context(started(site))

        yield pages
