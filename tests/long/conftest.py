"""The real site over the real records, in process."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from datasette.app import Datasette


@pytest_asyncio.fixture
async def site(real_folder: Path) -> AsyncIterator[Datasette]:
    site = Datasette(config_dir=real_folder)
    await site.invoke_startup()
    yield site
    for database in site.databases.values():
        database.close()
    if site.executor is not None:
        site.executor.shutdown()
