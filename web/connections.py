"""Connections to the database that SQL of a reader's own cannot make take all the memory there is."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from datasette.database import Database
from datasette.utils.sqlite import sqlite3

LONGEST_VALUE = 20_000_000
"""Bytes. SQL makes values of a gigabyte in no time."""
MOST_BYTES = 20_000_000
"""Characters and bytes of text in all rows of one answer, which is written as a page or as JSON."""


class TooMuch(sqlite3.OperationalError):  # type: ignore[misc]
    """An answer that is larger than any of the directory; told to who asked, as a fault of the SQL."""


class Bounded(sqlite3.Cursor):  # type: ignore[misc]
    """A cursor that stops where the rows of a page are too large: Datasette bounds their number alone."""

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """At most so many rows; raises TooMuch."""
        return list(_bounded(islice(self, self.arraysize if size is None else size)))


def _bounded(rows: Iterator[Any]) -> Iterator[Any]:
    held = 0
    for row in rows:
        held += sum(len(value) for value in row if isinstance(value, str | bytes))
        if held > MOST_BYTES:
            raise TooMuch(f"the answer is larger than {MOST_BYTES // 1_000_000} MB; ask for fewer rows or columns")
        yield row


class Connection(sqlite3.Connection):  # type: ignore[misc]
    """A connection whose cursors are bounded."""

    def cursor(self, factory: Any = Bounded) -> Any:
        """A bounded cursor."""
        return super().cursor(factory)


class Directory(Database):  # type: ignore[misc]
    """The database that is served, which never changes."""

    def connect(self, **_: Any) -> Any:
        """A connection for one thread."""
        address = f"file:{self.path}?immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False, factory=Connection)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        self._all_file_connections.append(connection)
        return connection
