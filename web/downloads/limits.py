"""Where SQL that readers write stops: it may have no end, and is read whole so that its file says whether it did."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.tables.shape import Row, Value

MOST_ROWS = 10_000
MOST_BYTES = 20_000_000
"""About: characters of text, and a few bytes for any other value."""
OTHER_VALUE = 8
STATED = f"{MOST_ROWS:,} rows or {MOST_BYTES // 1_000_000} MB"


@dataclass(frozen=True)
class Taken:
    """The first rows of some SQL."""

    rows: list[Row]
    is_complete: bool

    @property
    def note(self) -> str:
        """What the file says of it."""
        if self.is_complete:
            return f"complete: SQL of one's own stops at {STATED}"
        return f"not complete: the first {len(self.rows):,} rows only, because SQL of one's own stops at {STATED}"


def first_rows(rows: Iterable[Row]) -> Taken:
    """As many rows as the limits let through."""
    taken: list[Row] = []
    size = 0
    for row in rows:
        size += sum(map(_size, row))
        if len(taken) == MOST_ROWS or size > MOST_BYTES:
            return Taken(taken, is_complete=False)
        taken.append(row)
    return Taken(taken, is_complete=True)


def _size(value: Value) -> int:
    return len(value) if isinstance(value, str) else OTHER_VALUE
