"""What tests share: a tiny collection, the command, the real collection, its database and its site."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from assemble import Command, build_database, link_site
from click.testing import CliRunner, Result
from datasette.app import Datasette
from factories import ADDRESS, EDITED, TODAY, write_all
from hypothesis import settings
from serving import started

from build import main
from pipeline.build import examine
from pipeline.collection import Collection
from pipeline.problems import Problem

ROOT = Path(__file__).parents[1]

# How long an example takes depends on what else the machine does, and tells nothing of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small whole collection without a fault."""
    return write_all(tmp_path / "data")


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs a command of build.py."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def check(command: Command) -> Callable[[Path], Result]:
    """Runs `build.py check` over a folder on one day."""
    return lambda data: command("check", "--data", data, "--date", TODAY)


@pytest.fixture(scope="session")
def real() -> tuple[Collection, list[Problem]]:
    """The real collection with its problems."""
    return examine(ROOT / "data", EDITED)


@pytest.fixture(scope="session")
def real_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the real collection."""
    return build_database(ROOT / "data", tmp_path_factory.mktemp("real") / "directory.db", EDITED)


@pytest.fixture(scope="session")
def real_extracts(tmp_path_factory: pytest.TempPathFactory, real_database: Path) -> Path:
    """Every extract of the real collection."""
    # Here, for most tests need no Parquet.
    from extracts.folder import write_extracts

    folder = tmp_path_factory.mktemp("real-extracts") / "downloads"
    write_extracts(real_database, folder, ADDRESS)
    return folder


@pytest.fixture(scope="session")
def real_folder(tmp_path_factory: pytest.TempPathFactory, real_database: Path) -> Path:
    """What `datasette .` finds: the whole site over the database of the real collection."""
    folder = link_site(tmp_path_factory.mktemp("site"), "metadata.yml")
    (folder / "directory.db").symlink_to(real_database)
    return folder


@pytest_asyncio.fixture(scope="session")
async def real_pages(real_folder: Path) -> AsyncIterator[Datasette]:
    """The site over the real collection, started."""
    async with started(real_folder) as site:
        yield site
