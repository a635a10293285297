"""The real site over the real records, in process."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from datasette.app import Datasette
from serving import started


@pytest_asyncio.fixture
async def site(real_folder: Path) -> AsyncIterator[Datasette]:
    async with started(real_folder) as site:
        yield site
