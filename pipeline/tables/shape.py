"""What a table and a view are: columns with their meaning, its key, its rows, and how people may use it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeAlias

from pipeline.collection import Collection

Value: TypeAlias = str | int | float | None
Row: TypeAlias = tuple[Value, ...]
Form: TypeAlias = Literal["plain", "list", "date", "edtf", "flag", "address"]


@dataclass(frozen=True)
class Facts:
    """What the build knows beside the records."""

    today: date
    changed: dict[str, date] = field(default_factory=dict)
    """Day of the last change by shown path of the file."""


@dataclass(frozen=True)
class Column:
    """A column with its description for readers."""

    name: str
    description: str
    type: Literal["TEXT", "INTEGER", "REAL"] = "TEXT"
    required: bool = False
    references: str | None = None
    """Table whose id stands here."""
    form: Form = "plain"
    """What the values are beside their type: a JSON array, a day, a date in EDTF, 0 or 1, an address on the web."""
    blank: bool = False
    """Whether the empty text stands here and means something, beside NULL."""


@dataclass(frozen=True)
class Table:
    """A table of the directory."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[Collection, Facts], Iterable[Row]]
    key: tuple[str, ...] = ("id",)
    label: str | None = None
    search: tuple[str, ...] = ()
    tokenizer: str = "unicode61 remove_diacritics 2"
    hidden: bool = False
    """Not listed among the tables that people browse."""
    facets: tuple[str | dict[str, str], ...] = ()
    sortable: tuple[str, ...] = ()
    """Columns that readers may sort by beside the key."""

    @property
    def orders(self) -> tuple[str, ...]:
        """Columns by which Datasette pages without losing rows: those that no index holds, and a key of one column."""
        unindexed = tuple(column for column in self.sortable if column not in (*self.key, *self.indexed))
        return (*self.key, *unindexed) if len(self.key) == 1 else unindexed

    @property
    def indexed(self) -> tuple[str, ...]:
        """References of a table of pairs or parts: joins come from both sides."""
        if len(self.key) == 1:
            return ()
        return tuple(column.name for column in self.columns if column.references and column.name != self.key[0])


@dataclass(frozen=True)
class View:
    """A view of the directory."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    """Columns that no two rows share; none where there are no such columns."""
    sql: str | None = None
    """The statement that makes it; None where it stands in views.sql."""


def array(values: Iterable[Any]) -> str | None:
    """A JSON array for Datasette's array facets, NULL where there is nothing."""
    items = list(values)
    return json.dumps(items, ensure_ascii=False) if items else None


def day(value: date | None) -> str | None:
    """A day as ISO text."""
    return value.isoformat() if value else None


def junction(
    name: str,
    owner: tuple[str, str],
    other: Column,
    pairs: Callable[[Any], Sequence[str]],
    description: str,
) -> Table:
    """A table of pairs: a record of `owner` (folder, column) and each of the values that it names."""
    folder, column = owner

    def rows(collection: Collection, facts: Facts) -> Iterator[Row]:
        for record_id, record in collection.of(folder).items():
            for value in sorted(set(pairs(record))):
                yield record_id, value

    columns = (Column(column, f"Record in {folder}.", required=True, references=folder), other)
    return Table(name, description, columns, rows, key=(column, other.name))


def themes_of(name: str, owner: tuple[str, str], description: str) -> Table:
    """A table of the themes of each record."""
    column = Column("theme", "Term of the vocabulary themes.", required=True)
    return junction(name, owner, column, lambda record: record.themes, description)


def audiences_of(name: str, owner: tuple[str, str], description: str) -> Table:
    """A table of those whom each record is for or about."""
    column = Column("audience", "Term of the vocabulary audiences.", required=True)
    return junction(name, owner, column, lambda record: record.audiences, description)
