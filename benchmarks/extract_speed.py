"""Measures the step that writes extracts: time and memory, which must not grow with the size.

Run `make benchmark`; sizes as arguments, 0 for the real one. Each size in a process of its own, from a database that
is built already: the real records, with services, what belongs to them and what stands behind them repeated.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from many_services import DAY, ROOT, multiplied

from pipeline.database import write

SIZES = ("0", "5000", "20000", "100000")
MEGABYTE = 1_000_000


def main() -> None:
    """Print one line of JSON a size."""
    for size in map(int, sys.argv[1:] or SIZES):
        sys.stdout.write(json.dumps(measure(size)) + "\n")
        sys.stdout.flush()


def measure(size: int) -> dict[str, Any]:
    """Seconds, memory and size of the extracts of so many services."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # A process that is started counts the memory of the one that starts it as its own: this one must stay small.
        writing = get_context("spawn").Process(target=write_database, args=(folder / "directory.db", size))
        writing.start()
        writing.join()
        command = [sys.executable, str(ROOT / "build.py"), "extracts", "--to", str(folder / "downloads")]
        start = time.perf_counter()
        process = subprocess.Popen([*command, "--database", str(folder / "directory.db")], stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        assert status == 0
        files = [path.stat().st_size for path in (folder / "downloads").rglob("*") if path.is_file()]
        return {
            "services": size,
            "seconds": round(time.perf_counter() - start, 1),
            "processor_seconds": round(used.ru_utime + used.ru_stime, 1),
            "peak_megabytes": round(used.ru_maxrss * 1024 / MEGABYTE),
            "files": len(files),
            "megabytes": round(sum(files) / MEGABYTE),
        }


def write_database(path: Path, size: int) -> None:
    """The real database with so many services and all that is theirs."""
    write(path, multiplied(size, parts=True), {"date": DAY.isoformat()})


if __name__ == "__main__":
    main()
