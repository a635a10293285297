"""What is given away of a build: every table and view that people may rely on, row by row."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extracts.sheet import About, Sheet
from pipeline.database import reading
from pipeline.tables import TABLES, VIEWS
from pipeline.tables.build_info import BUILD_INFO
from pipeline.tables.shape import Column, Table, View

PUBLIC: tuple[Table | View, ...] = (*VIEWS, *(table for table in TABLES if not table.hidden), BUILD_INFO)
"""Hidden tables are left out: they are made for the search and the pages of the site, and change with them."""


@dataclass(frozen=True)
class Build:
    """A database to take extracts of."""

    path: Path
    connection: sqlite3.Connection
    address: str
    """Scheme and host of the site that shows the same."""
    info: dict[str, str]
    """What it says of itself: day, licence, hash of the content."""

    @property
    def day(self) -> str:
        """Day of the build, as ISO text."""
        return self.info["date"]

    def about(self, title: str, path: str, note: str | None = None) -> About:
        """What a file says of itself."""
        return About(title, self.address + path, self.day, note)

    def sheet(self, table: Table | View) -> Sheet:
        """The rows of a table or view, read as they are asked for."""
        about = self.about(table.name, f"/directory/{table.name}")
        return Sheet(
            about, table.columns, self.connection.execute(f"select {_listed(table.columns)} from {table.name}")
        )

    def rows(self, table: Table | View) -> int:
        """How many rows it has."""
        count: int = self.connection.execute(f"select count(*) from {table.name}").fetchone()[0]
        return count


@contextmanager
def open_build(database: Path, address: str) -> Iterator[Build]:
    """A build to read; see missing() for whether a file is one."""
    with reading(database) as connection:
        info = dict(connection.execute("select key, value from build_info"))
        yield Build(database, connection, address.rstrip("/"), info)


def missing(database: Path) -> list[str]:
    """Names of public tables and views that a database file has not; all of them where it is no database."""
    with reading(database) as connection:
        try:
            found = {name for (name,) in connection.execute("select name from sqlite_master")}
        except sqlite3.DatabaseError:
            found = set()
    return [table.name for table in PUBLIC if table.name not in found]


def _listed(columns: tuple[Column, ...]) -> str:
    return ", ".join(f"[{column.name}]" for column in columns)
