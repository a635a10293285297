"""Connections and threads for downloads alone, so that a long or slow one keeps no page waiting."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import islice
from threading import Event, Lock
from typing import Any, TypeVar

from datasette.utils import sqlite_timelimit

from pipeline.tables.shape import Row
from web.asgi import Receive
from web.build_info import DATABASE
from web.errors import TOO_SLOW, Problem, Refused, is_server_fault, refused

AT_ONCE = 10
"""Downloads under way; each has a connection."""
PIECES, WHOLE_FILES = 2, 1
"""Threads that make pieces, and that make files of which no piece can be sent before the last row."""
ROWS_IN_TIME = 100
"""Rows for which the time is taken together."""
BUSY = Problem(
    503,
    "Too many downloads at once",
    "Many downloads are under way. Try again in half a minute.",
    retry_after=30,
)
Result = TypeVar("Result")


class Gone(Exception):
    """Nobody waits for the download any more."""


class Reading:
    """One download under way: its connection, and a thread whenever a piece is asked for."""

    def __init__(self, readers: "Readers", connection: sqlite3.Connection, threads: ThreadPoolExecutor) -> None:
        self.connection = connection
        self._readers, self._threads = readers, threads
        self._one_at_a_time, self._is_over = Lock(), Event()

    def in_time(self, rows: Iterator[Row], milliseconds: float) -> Iterator[Row]:
        """The rows, as long as the database takes no longer than that for some of them."""
        while some := self.within(milliseconds, lambda: list(islice(rows, ROWS_IN_TIME))):
            yield from some

    def within(self, milliseconds: float, work: Callable[[], Result]) -> Result:
        """What some work gives, if the database is no slower than that and somebody waits for it."""
        if self._is_over.is_set():
            raise Gone
        try:
            with sqlite_timelimit(self.connection, milliseconds):
                return work()
        except sqlite3.Error as error:
            if error.args == ("interrupted",):
                raise Refused(TOO_SLOW) from None
            if is_server_fault(error):
                raise
            raise Refused(refused(400, str(error))) from None

    async def run(self, work: Callable[[], Result], gone: "asyncio.Future[None]") -> Result:
        """What some work gives, done in a thread; raises Gone as soon as nobody waits for it."""
        working = asyncio.get_running_loop().run_in_executor(self._threads, self._alone, work)
        working.add_done_callback(_heed)
        either: set[asyncio.Future[Any]] = {working, gone}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise Gone

    def _alone(self, work: Callable[[], Result]) -> Result:
        with self._one_at_a_time:
            return work()

    def end(self, close: Callable[[], None]) -> None:
        """Stop what still runs; the connection is free again when it has stopped."""
        self._is_over.set()
        self.connection.interrupt()
        self._threads.submit(self._alone, partial(self._give_back, close))

    def _give_back(self, close: Callable[[], None]) -> None:
        with suppress(Exception):  # of rows that nobody reads any more
            close()
        self._readers.free.append(self.connection)


class Readers:
    """Who reads for downloads."""

    def __init__(self) -> None:
        self.free: list[sqlite3.Connection] = []
        self._pieces = ThreadPoolExecutor(PIECES, "pieces")
        self._whole_files = ThreadPoolExecutor(WHOLE_FILES, "whole-files")

    def open(self, datasette: Any) -> None:
        """Open the file now: opened later, a connection would read the build that has replaced this one."""
        database = datasette.get_database(DATABASE)
        for _ in range(AT_ONCE):
            connection = database.connect()
            datasette._prepare_connection(connection, DATABASE)
            self.free.append(connection)

    def begin(self, is_whole_file: bool) -> Reading:
        """A new download, if not too many are under way."""
        if not self.free:
            raise Refused(BUSY)
        return Reading(self, self.free.pop(), self._whole_files if is_whole_file else self._pieces)


def _heed(working: "asyncio.Future[Any]") -> None:
    """What goes wrong when nobody waits any more is no news: asyncio would log it in full."""
    if not working.cancelled():
        working.exception()


def readers_of(datasette: Any) -> Readers:
    """Those of a site."""
    if not hasattr(datasette, "_readers"):
        datasette._readers = Readers()
    readers: Readers = datasette._readers
    return readers


async def left(receive: Receive) -> None:
    """Waits until the reader has gone away."""
    while (await receive())["type"] != "http.disconnect":
        pass
