"""A tiny site over a made-up database, for each test anew."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from assemble import link_site
from datasette.app import Datasette
from serving import started

ORGANISATIONS = 1203
BUILD = {"date": "2026-11-01", "content_hash": "c0ffee", "sqlite_version": "3.40.1"}

SCHEMA = """
create table organisations (id text primary key, name text, kind text, country text) strict;
create table build_info (key text primary key, value text) strict;
create table organisation_languages (
    organisation_id text, language text, primary key (organisation_id, language)
) strict;
create view organisation_directory as select id, name, kind from organisations;
create virtual table organisations_fts using fts5(name, content="organisations");
"""


def make_database(path: Path) -> Path:
    """Organisations whose kinds repeat, so that sorting by kind has ties."""
    with sqlite3.connect(path) as connection:
        connection.executescript(SCHEMA)
        connection.executemany("insert into build_info values (?, ?)", BUILD.items())
        connection.executemany(
            "insert into organisations values (?, ?, ?, ?)",
            [
                (
                    f"org-{number:04}",
                    f"Auberge {number}",
                    ["association", "network", "public"][number % 3],
                    "FR",
                )
                for number in range(ORGANISATIONS)
            ],
        )
        connection.execute("insert into organisation_languages values ('org-0001', 'ar')")
        connection.execute("insert into organisations_fts (organisations_fts) values ('rebuild')")
    connection.close()
    return path


@pytest.fixture
def new_database() -> Callable[[Path], Path]:
    """Makes another such database."""
    return make_database


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What `datasette .` finds: the site, its database and a stray one."""
    link_site(tmp_path)
    make_database(tmp_path / "directory.db")
    make_database(tmp_path / "other.db")
    return tmp_path


@pytest_asyncio.fixture
async def site(folder: Path) -> AsyncIterator[Datasette]:
    """The tiny site, started."""
    async with started(folder) as datasette:
        yield datasette
