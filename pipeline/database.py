"""Writes the database: tables, rows, search, views, in one transaction of a fresh file, checked before it counts."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlite_utils

from pipeline.content import Content
from pipeline.tables import VIEWS
from pipeline.tables.build_info import BUILD_INFO
from pipeline.tables.shape import Row, Table

WRITTEN_VIEWS = Path(__file__).with_name("views.sql")
INDEX_IN_MEMORY = 64 * 1024 * 1024
"""Bytes of an index of words up to which it is written at one go."""


class BrokenReference(Exception):
    """A row refers to one that is not there: a fault of the build, since records were checked."""


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path to write beside `target`, moved into its place only if all went well."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
        with fresh.open("rb") as written:
            os.fsync(written.fileno())
        fresh.chmod(0o644)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A database file that does not change, to read and never to write."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


def write(path: Path, tables: Iterable[tuple[Table, Iterable[Row]]], info: dict[str, str]) -> None:
    """Fills an empty file with tables and rows (in the order of their key), search, views and build_info.

    Rows must come in the order of their key: Datasette pages by it, and equal input gives equal bytes.
    """
    content = Content()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("pragma page_size = 4096; pragma journal_mode = off; pragma synchronous = off")
        db = sqlite_utils.Database(connection)
        with db.atomic():
            for table, rows in tables:
                _add(db, table, content.passing(table, rows))
            told = {**info, **content.told(), "sqlite_version": sqlite3.sqlite_version}
            _add(db, BUILD_INFO, sorted(told.items()))
            _add_views(db)
            _refuse_broken_references(db)


def _add(db: sqlite_utils.Database, table: Table, rows: Iterable[Row]) -> None:
    """One STRICT table with its rows, its search and the indexes that joins need."""
    _create(db, table)
    # sqlite-utils' own insert prepares every batch anew and takes twice as long at 200,000 rows.
    places = ", ".join("?" * len(table.columns))
    db.conn.executemany(f"insert into [{table.name}] values ({places})", rows)
    for column in table.indexed:
        db.table(table.name).create_index([column])
    if table.search:
        _add_search(db, table)


def _create(db: sqlite_utils.Database, table: Table) -> None:
    pythonic = {"TEXT": str, "INTEGER": int, "REAL": float}
    db.table(table.name).create(
        {column.name: pythonic[column.type] for column in table.columns},
        pk=table.key if len(table.key) > 1 else table.key[0],
        not_null={column.name for column in table.columns if column.required},
        foreign_keys=[(column.name, column.references, "id") for column in table.columns if column.references],
        strict=True,
    )


def _add_search(db: sqlite_utils.Database, table: Table) -> None:
    """The index of words, which FTS5 would otherwise write in pieces: slower to write, and to read ever after."""
    index = f"{table.name}_fts"
    db.conn.execute(
        f"create virtual table [{index}] using fts5"
        f"({', '.join(table.search)}, content=[{table.name}], tokenize='{table.tokenizer}')"
    )
    db.conn.execute(f"insert into [{index}] ([{index}], rank) values ('hashsize', {INDEX_IN_MEMORY})")
    db.conn.execute(f"insert into [{index}] ([{index}]) values ('rebuild')")


def _add_views(db: sqlite_utils.Database) -> None:
    written = WRITTEN_VIEWS.read_text(encoding="utf-8").split(";\n")
    for statement in (*written, *(view.sql for view in VIEWS if view.sql)):
        db.conn.execute(statement)


def _refuse_broken_references(db: sqlite_utils.Database) -> None:
    broken = db.conn.execute("pragma foreign_key_check").fetchall()
    if broken:
        raise BrokenReference(f"{len(broken)} rows refer to rows that are not there, first: {broken[0]}")
