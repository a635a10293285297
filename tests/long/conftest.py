"""The real site over the real records, in process."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from datasette.app import Datasette
from factories import EDITED

from pipeline.build import build

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name in ("plugins", "templates", "static", "settings.json", "metadata.yml"):
        (folder / name).symlink_to(ROOT / name)
    problems = build(ROOT / "data", folder / "directory.db", EDITED)
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    return folder


@pytest_asyncio.fixture
async def site(folder: Path) -> AsyncIterator[Datasette]:
    site = Datasette(files=[str(folder / "directory.db")], config_dir=folder)
    await site.invoke_startup()
    yield site
    for database in site.databases.values():
        database.close()
    if site.executor is not None:
        site.executor.shutdown()
