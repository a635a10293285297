"""Measures the database step against bare SQLite on the same rows: time as a ratio, memory beyond the rows.

Run `make benchmark`; sizes as arguments, 200000 services by default. Both sides write the same tables, indexes and
full-text search and check foreign keys; bare SQLite computes no hash of the content and no counts.
"""

import json
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pipeline.build import rows_of
from pipeline.collection import load
from pipeline.database import write
from pipeline.tables.shape import Facts, Row, Table

ROOT = Path(__file__).resolve().parent.parent
MEASURED = (
    "places",
    "organisations",
    "services",
    "service_needs",
    "service_audiences",
    "service_locations",
    "place_within",
)
Rows = list[tuple[Table, list[Row]]]


def main() -> None:
    """Print one line of JSON a size."""
    for size in map(int, sys.argv[1:] or ["200000"]):
        sys.stdout.write(json.dumps(measure(size)) + "\n")


def measure(services: int) -> dict[str, float]:
    """Seconds, ratio and memory for so many services."""
    tables = multiplied(services)
    records = sum(len(rows) for _, rows in tables)
    with tempfile.TemporaryDirectory() as folder:
        # The better of three: the machine does other things too.
        bare = min(seconds(lambda: write_bare(Path(folder) / "bare.db", tables)) for _ in range(3))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        ours = min(seconds(lambda: write(fresh(Path(folder) / "ours.db"), tables, {})) for _ in range(3))
        beyond = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {
        "services": services,
        "rows": records,
        "bare_seconds": round(bare, 2),
        "our_seconds": round(ours, 2),
        "ratio": round(ours / bare, 2),
        "bytes_a_row_beyond_rows": round(beyond * 1024 / records, 1),
    }


def multiplied(services: int) -> Rows:
    """The real rows, repeated under new ids until there are so many services."""
    collection, _ = load(ROOT / "data")
    times = -(-services // len(collection.services))
    found = {table.name: (table, list(rows)) for table, rows in rows_of(collection, Facts(date(2026, 11, 25)))}
    return [(table, repeated(table, rows, times)) for table, rows in (found[name] for name in MEASURED)]


def repeated(table: Table, rows: list[Row], times: int) -> list[Row]:
    """Rows in the order of their key, the records of services under so many ids."""
    if not table.name.startswith("service"):
        return rows
    copies = [(f"{row[0]}-{number:05}", *row[1:]) for row in rows for number in range(times)]
    keys = [[column.name for column in table.columns].index(name) for name in table.key]
    return sorted(copies, key=lambda row: [row[key] for key in keys])


def write_bare(path: Path, tables: Rows) -> None:
    """The same tables, indexes, search and check by sqlite3 alone."""
    connection = sqlite3.connect(fresh(path))
    connection.executescript("pragma journal_mode = off; pragma synchronous = off; begin")
    for table, rows in tables:
        columns = ", ".join(f"[{column.name}] {column.type}" for column in table.columns)
        references = "".join(
            f", foreign key ([{column.name}]) references [{column.references}](id)"
            for column in table.columns
            if column.references
        )
        key = ", ".join(table.key)
        connection.execute(f"create table [{table.name}] ({columns}, primary key ({key}){references}) strict")
        connection.executemany(f"insert into [{table.name}] values ({', '.join('?' * len(table.columns))})", rows)
        for column in table.columns:
            if len(table.key) > 1 and column.name != table.key[0] and column.references:
                connection.execute(f"create index [{table.name}_{column.name}] on [{table.name}] ([{column.name}])")
        if table.search:
            names = ", ".join(table.search)
            connection.execute(
                f"create virtual table [{table.name}_fts] using fts5"
                f"({names}, content=[{table.name}], tokenize='{table.tokenizer}')"
            )
            connection.execute(
                f"insert into [{table.name}_fts] (rowid, {names}) select rowid, {names} from [{table.name}]"
            )
    connection.execute("pragma foreign_key_check").fetchall()
    connection.execute("commit")
    connection.close()


def fresh(path: Path) -> Path:
    """The path, with nothing at it."""
    path.unlink(missing_ok=True)
    return path


def seconds(work: Callable[[], None]) -> float:
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
