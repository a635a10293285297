"""Measures the comparison of two builds: seconds, and memory at its highest, which must not grow with their size.

Sizes as arguments, 2000 and 20000 services by default. Every third service was changed, every tenth is new.
"""

import json
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from many_services import DAY, named

from pipeline.build import rows_of
from pipeline.collection import load
from pipeline.database import write
from pipeline.tables.shape import Facts, Row, Table

ROOT = Path(__file__).resolve().parent.parent
LATER = date(2027, 3, 1)
MEASURED = """
import json, resource, sys, time
from pathlib import Path
from extracts.changes_files import write_changes
start = time.perf_counter()
tally = write_changes(*map(Path, sys.argv[1:]), "https://directory.example")
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": round(time.perf_counter() - start, 2), "megabytes": round(megabytes, 1), **tally.counts}))
"""


def main() -> None:
    """Print one line of JSON a size."""
    for size in map(int, sys.argv[1:] or ["2000", "20000"]):
        with tempfile.TemporaryDirectory() as name:
            before, now, out = (Path(name) / part for part in ("before.db", "now.db", "out"))
            write(before, tables(size, DAY), {"date": DAY.isoformat()})
            write(now, tables(size, LATER), {"date": LATER.isoformat()})
            edit(before, now)
            # A process of its own, so that its memory is its own.
            command = [sys.executable, "-c", MEASURED, str(before), str(now), str(out)]
            found = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
            sys.stdout.write(json.dumps({"services": size, **found}) + "\n")


def tables(size: int, day: date) -> Iterator[tuple[Table, list[Row]]]:
    """The real tables, with the services under so many ids."""
    collection, _ = load(ROOT / "data")
    times = -(-size // len(collection.services))
    for table, rows in rows_of(collection, Facts(day)):
        yield table, list(copies(table, list(rows), times))


def copies(table: Table, rows: list[Row], times: int) -> Iterator[Row]:
    """Rows in the order of their key, those of services so many times."""
    if table.name == "services":
        yield from sorted((named(row[0], number), *row[1:]) for row in rows for number in range(times))
    elif table.name == "whole_records":
        for row in rows:
            many = range(times if row[0] == "services" else 1)
            yield from ((row[0], named(row[1], number), *row[2:]) for number in many)
    else:
        yield from rows


def edit(before: Path, now: Path) -> None:
    """Changes a part of the services, and leaves a part out of the former build."""
    with closing(sqlite3.connect(now)) as connection, connection:
        connection.execute(
            "update whole_records set record = json_set(record, '$.cost', 'paid') "
            "where folder = 'services' and rowid % 3 = 0"
        )
    with closing(sqlite3.connect(before)) as connection, connection:
        connection.execute("delete from whole_records where folder = 'services' and rowid % 10 = 0")


if __name__ == "__main__":
    main()
