"""From a data folder to a database: the steps in their order."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from pipeline.checks import check
from pipeline.checks.gone import none_is_gone
from pipeline.collection import Collection, load
from pipeline.database import replacing, write
from pipeline.history import committed_ids, last_changes
from pipeline.problems import Problem, errors
from pipeline.tables import TABLES
from pipeline.tables.shape import Facts, Row, Table

T = TypeVar("T")


class Progress(Protocol):
    """Hands on items one by one and may show how far it is."""

    def __call__(self, items: list[T], doing: str) -> Iterable[T]:
        """The items, in their order."""


def silent(items: list[T], doing: str) -> Iterable[T]:
    """Progress that nobody watches."""
    return items


def examine(data: Path, today: date, progress: Progress = silent) -> tuple[Collection, list[Problem]]:
    """All records and all that is wrong with them: each by itself, together, and against those that git knows."""
    collection, problems = load(data, lambda files: progress(files, "reading records"))
    gone = none_is_gone(collection, committed_ids(data), data)
    return collection, [*problems, *check(collection, today), *gone]


def build(data: Path, target: Path, today: date, progress: Progress = silent) -> list[Problem]:
    """Builds the database unless the data has errors; returns every problem. A failed build changes nothing."""
    collection, problems = examine(data, today, progress)
    if errors(problems):
        return problems
    changed, warnings = last_changes(data)
    facts = Facts(today, changed)
    with replacing(target) as fresh:
        write(fresh, rows_of(collection, facts, progress), {"date": today.isoformat(), "data_licence": "CC BY 4.0"})
    return problems + warnings


def rows_of(collection: Collection, facts: Facts, progress: Progress = silent) -> Iterator[tuple[Table, Iterable[Row]]]:
    """Each table with its rows, in the order of their key."""
    for table in progress(list(TABLES), "writing tables"):
        yield table, table.rows(collection, facts)
