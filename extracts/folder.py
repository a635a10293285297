"""The folder of extracts, which takes the place of the last one only when all of it is written."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extracts.files import HASHES, PACKAGE
from extracts.package import File
from extracts.table_files import write_table
from extracts.tables import PUBLIC, open_build
from extracts.whole_files import STEPS
from pipeline.build import Progress, silent


def write_extracts(database: Path, target: Path, address: str, progress: Progress = silent) -> list[Path]:
    """Writes every extract of a database into a folder of their own; returns the paths of its files."""
    with replacing_folder(target) as folder, open_build(database, address) as build:
        files: list[File] = []
        for table in progress(list(PUBLIC), "writing tables"):
            files += write_table(build, folder, table)
        for step in progress(list(STEPS), "writing all in one"):
            step(build, folder, files)
    return [target / path for path in (*(file.path for file in files), HASHES)]


def holds_others(target: Path) -> bool:
    """Whether a folder holds what is no extract of ours, so that it must not be replaced."""
    return target.is_dir() and any(target.iterdir()) and not (target / PACKAGE).is_file()


@contextmanager
def replacing_folder(target: Path) -> Iterator[Path]:
    """A folder to write beside `target`, moved into its place only if all went well."""
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent) as name:
        fresh, last = Path(name) / "fresh", Path(name) / "last"
        fresh.mkdir()
        yield fresh
        if target.exists():
            target.replace(last)
        try:
            fresh.replace(target)
        except BaseException:
            last.replace(target)
            raise
