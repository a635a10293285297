"""The pages over a small collection that a test may change, and over the real one."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest_asyncio
from datasette.app import Datasette
from factories import TODAY

from pipeline.build import build

ROOT = Path(__file__).parents[2]
SITE = ("plugins", "templates", "static", "settings.json", "metadata.yml")

Open = Callable[[], Awaitable[Datasette]]


def over(database: Path, folder: Path) -> Datasette:
    """The site in a folder of its own, over a database."""
    folder.mkdir(exist_ok=True)
    for name in SITE:
        (folder / name).symlink_to(ROOT / name)
    (folder / "directory.db").symlink_to(database)
    return Datasette(config_dir=folder)


@pytest_asyncio.fixture
async def open_pages(folder: Path, tmp_path: Path) -> AsyncIterator[Open]:
    """Builds the small collection, as a test has left it, and opens the site over it."""
    opened: list[Datasette] = []

    async def pages() -> Datasette:
        problems = build(folder, tmp_path / "built.db", TODAY)
        assert [str(problem) for problem in problems if problem.level == "error"] == []
        site = over(tmp_path / "built.db", tmp_path / "site")
        opened.append(site)
        await site.invoke_startup()
        return site

    yield pages
    close(*opened)


@pytest_asyncio.fixture
async def real_pages(tmp_path: Path, real_database: Path) -> AsyncIterator[Datasette]:
    """The site over the real collection."""
    site = over(real_database, tmp_path / "site")
    await site.invoke_startup()
    yield site
    close(site)


def close(*sites: Datasette) -> None:
    for site in sites:
        for database in site.databases.values():
            database.close()
