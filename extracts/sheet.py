"""Rows under described columns, and what a file of them says of itself: what every form of download is written from."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.tables.shape import Column, Row

LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
PUBLISHER = "Solidarity Directory"


@dataclass(frozen=True)
class About:
    """What a file says of itself wherever it goes."""

    title: str
    address: str
    """Whole address of what was taken: the page or the table that shows the same."""
    day: str
    """Day of the build, as ISO text."""
    note: str | None = None
    """What a reader must know of these rows, such as that there are more of them."""

    @property
    def citation(self) -> str:
        """One line for whoever copies a row elsewhere."""
        told = [PUBLISHER, self.title, f"as of {self.day}", LICENCE, self.address]
        return ", ".join([*told, self.note] if self.note else told)


@dataclass(frozen=True)
class Sheet:
    """Rows, which may be read once only, in the order of their columns."""

    about: About
    columns: tuple[Column, ...]
    rows: Iterable[Row]


def typed(column: Column, value: Any) -> Any:
    """A value as JSON has it: a list for a column of lists, true or false for one of flags."""
    if value is None:
        return None
    if column.form == "list":
        return json.loads(value)
    return bool(value) if column.form == "flag" else value
