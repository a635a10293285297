"""The folder of extracts, which takes the place of the last one only when all of it is written."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from extracts.changes_atom import TITLE
from extracts.changes_files import Tally, write_changes
from extracts.files import CHANGES, CHANGES_ABOUT, CHANGES_FEED, HASHES, PACKAGE
from extracts.package import File
from extracts.table_files import write_table
from extracts.tables import PUBLIC, open_build
from extracts.whole_files import STEPS
from pipeline.build import Progress, silent


class Written(NamedTuple):
    """What a run has written."""

    paths: list[Path]
    changes: Tally | None
    """Where a former build was given."""


def write_extracts(
    database: Path, target: Path, address: str, progress: Progress = silent, since: Path | None = None
) -> Written:
    """Writes every extract of a database into a folder of their own, and what changed since a former database.

    NotComparable where the former one cannot be compared.
    """
    with replacing_folder(target) as folder, open_build(database, address) as build:
        changes = write_changes(since, database, folder, build.address) if since else None
        files = [File(path, TITLE) for path in (CHANGES, CHANGES_ABOUT, CHANGES_FEED)] if changes else []
        for table in progress(list(PUBLIC), "writing tables"):
            files += write_table(build, folder, table)
        for step in progress(list(STEPS), "writing all in one"):
            step(build, folder, files)
    return Written([target / path for path in (*(file.path for file in files), HASHES)], changes)


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
