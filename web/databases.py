"""Publish directory.db, read-only and unchanging, and no other database."""

import asyncio
import hashlib
import json
from pathlib import Path
from threading import Barrier
from typing import Any

from click import ClickException
from datasette.database import QueryInterrupted
from datasette.utils.sqlite import sqlite3

from web.build_info import DATABASE, read_build_info
from web.connections import Directory

FILE_NAME = f"{DATABASE}.db"
# Datasette keeps its own list of tables here, in memory; no page shows it.
INTERNAL = "_internal"
# Counting stops after this time, and the page then says "many rows".
COUNT_LIMIT_MS = 10_000
START_SECONDS = 10


async def publish_directory(datasette: Any) -> None:
    """Replace whatever Datasette found in the folder by directory.db alone."""
    path = find_directory(datasette)
    for name in [name for name in datasette.databases if name != INTERNAL]:
        datasette.remove_database(name)
    database = silence_errors(Directory(datasette, str(path), is_mutable=False))
    datasette.add_database(database, name=DATABASE)
    await open_connections(datasette, database)
    await name_build(datasette, database)
    # Asked for the first time by a page, an unchanging database keeps the answer of a 10 ms count for ever.
    await database.table_counts(limit=COUNT_LIMIT_MS)


def find_directory(datasette: Any) -> Path:
    """The file to serve: one that was named comes before the one in the folder."""
    for file in datasette.files:
        if Path(file).name == FILE_NAME and Path(file).is_file():
            return Path(file)
    # Datasette shows any other exception of a start-up hook as a traceback.
    raise ClickException(f"There is no {FILE_NAME} here yet. Make it with: python build.py build")


def silence_errors(database: Any) -> Any:
    """Keep failing SQL and its parameters, which hold what people typed, out of the log."""
    execute = database.execute

    async def execute_silently(*args: Any, **options: Any) -> Any:
        try:
            return await execute(*args, **{**options, "log_sql_errors": False})
        except QueryInterrupted as interrupted:
            # Datasette prints this exception when it stops a download; by default it spells the query out.
            interrupted.args = ("The query took too long and was stopped.",)
            raise

    database.execute = execute_silently
    return database


async def open_connections(datasette: Any, database: Any) -> None:
    """Open the file for every thread now: opened later, a thread would read the build that has replaced this one."""
    threads = datasette.setting("num_sql_threads") or 1
    together = Barrier(threads)
    waiting = (database.execute_fn(lambda _: together.wait(START_SECONDS)) for _ in range(threads))
    await asyncio.gather(*waiting)


async def name_build(datasette: Any, database: Any) -> None:
    """Identify the file by what its build says of itself: hashing a large file would delay the first page."""
    try:
        build = await read_build_info(datasette)
    except sqlite3.OperationalError:
        return
    database.cached_hash = hashlib.sha256(json.dumps(build, sort_keys=True).encode()).hexdigest()
