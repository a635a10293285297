"""Extracts to read, of a small collection with hostile records; and what changed between two builds of it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from assemble import build_database
from changes_between import LATER, SITE, Between, Edit
from factories import ADDRESS, TODAY, write_all
from hostile import HOSTILE

from extracts.changes_files import write_changes
from extracts.folder import write_extracts


@pytest.fixture(scope="session")
def hostile_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small collection; hostile texts, which no record could hold, are written into the database itself."""
    folder = tmp_path_factory.mktemp("hostile")
    database = build_database(write_all(folder / "data"), folder / "directory.db", TODAY)
    with closing(sqlite3.connect(database)) as connection, connection:
        columns = [row[1] for row in connection.execute("select * from pragma_table_info('services')")]
        others = ", ".join(f"[{column}]" for column in columns if column not in ("id", "name"))
        insert = (
            f"insert into services (id, name, {others}) select ?, ?, {others} from services where id = 'day-centre'"
        )
        connection.executemany(insert, ((f"hostile-{number}", text) for number, text in enumerate(HOSTILE)))
    return database


@pytest.fixture(scope="session")
def hostile_extracts(tmp_path_factory: pytest.TempPathFactory, hostile_database: Path) -> Path:
    """Every extract of the small collection with its hostile records."""
    folder = tmp_path_factory.mktemp("hostile-extracts") / "downloads"
    write_extracts(hostile_database, folder, ADDRESS)
    return folder


@pytest.fixture
def between(folder: Path, tmp_path: Path) -> Between:
    """Builds the small collection, lets a test change it, builds it again later, and writes what changed."""

    def compared(edit: Edit) -> Path:
        before = build_database(folder, tmp_path / "before.db", TODAY)
        edit()
        write_changes(before, build_database(folder, tmp_path / "now.db", LATER), tmp_path / "out", SITE)
        return tmp_path / "out"

    return compared
