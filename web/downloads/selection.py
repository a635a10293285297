"""What somebody wants to take along: which rows, under which columns, and what their file says of itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from sqlite3 import Connection

from extracts.sheet import About
from pipeline.tables.shape import Column, Row

LONGEST_CITED = 2_000
"""Characters of an address that stand in a file: CSV repeats it in every row."""
TOO_LONG = "its question is too long to stand here"


@dataclass(frozen=True)
class Selection:
    """Rows to be read once, by whoever has a connection."""

    name: str
    """What its file is called, in ASCII."""
    about: About
    page: str
    """Whole address of the page that explains the rows, without any question."""
    columns: tuple[Column, ...]
    rows: Callable[[Connection], Iterator[Row]]
    is_own_sql: bool = False
    """Whether the reader wrote SQL, which may have no end."""

    def noted(self, note: str) -> About:
        """What the file says of itself, with one thing more that a reader must know."""
        return replace(self.about, note="; ".join(filter(None, (self.about.note, note))))


def about(title: str, page: str, question: str, day: str, note: str | None = None) -> About:
    """What a file says of itself: the address of a page with a question, as far as both can stand in it."""
    address = f"{page}?{question}" if question else page
    if len(address) <= LONGEST_CITED:
        return About(title, address, day, note)
    return About(title, page, day, "; ".join(filter(None, (note, TOO_LONG))))
