"""What a database holds in numbers: the rows of each table, and one hash over all of them."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice

from pipeline.tables.shape import Row, Table

AT_ONCE = 100
"""Rows that are hashed together."""


class Content:
    """Counts and hashes rows on their way into the tables; reading them again would take as long as writing them.

    The hash (SHA-256) is equal for equal rows in equal order, whatever the version of SQLite.
    """

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._counts: dict[str, int] = {}

    def passing(self, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows of a table, in the order of their key."""
        self._digest.update(f"{table.name}({','.join(column.name for column in table.columns)})\n".encode())
        self._counts[table.name] = 0
        coming = iter(rows)
        while some := list(islice(coming, AT_ONCE)):
            self._digest.update(repr(some).encode())
            self._counts[table.name] += len(some)
            yield from some

    def told(self) -> dict[str, str]:
        """Counts and hash as build_info tells them."""
        counts = {f"rows_{table}": str(count) for table, count in self._counts.items()}
        return {**counts, "content_hash": self._digest.hexdigest()}
