"""Tells how complete, fresh and well sourced the collection is, as Markdown."""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipeline.build import Progress, build, silent
from pipeline.problems import Problem, errors

_STATEMENTS = Path(__file__).with_name("report.sql")


def report(data: Path, today: date, progress: Progress = silent) -> tuple[str, list[Problem]]:
    """The report on a data folder as of a day, empty where the data has errors, and every problem."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "directory.db"
        problems = build(data, database, today, progress)
        if errors(problems):
            return "", problems
        connection = sqlite3.connect(database)
        tables = "\n".join(_tables(connection))
        connection.close()
    return f"As of {today}.\n\n{tables}\n{_warnings(problems)}", problems


def _tables(connection: sqlite3.Connection) -> Iterator[str]:
    for part in _STATEMENTS.read_text(encoding="utf-8").split(";\n")[:-1]:
        heading = [line for line in part.splitlines() if line.startswith("-- ")][-1].removeprefix("-- ")
        cursor = connection.execute(part)
        yield _table(heading, [column[0] for column in cursor.description], cursor.fetchall())


def _table(heading: str, columns: list[str], rows: list[tuple[object, ...]]) -> str:
    lines = [f"### {heading}", "", f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
    lines += [f"| {' | '.join(map(str, row))} |" for row in rows]
    return "\n".join([*lines, ""])


def _warnings(problems: list[Problem]) -> str:
    """Warnings by kind: likely duplicates, unused sources and so on; a clone's history is no matter of the data."""
    counted = Counter(problem.code for problem in set(problems) if problem.code != "history")
    return _table("Warnings", ["code", "number"], sorted(counted.items()))
