"""The folder of extracts beside the database, as far as it is of the very build that is served."""

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extracts.files import HASHES, PACKAGE

FOLDER = "downloads"
CONTENT_HASH = "select value from build_info where key = 'content_hash'"


@dataclass(frozen=True)
class Extract:
    """A file to take away."""

    path: str
    title: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Offered:
    """What a folder holds."""

    folder: Path
    day: str
    content_hash: str
    files: dict[str, Extract]
    """By path inside the folder; nothing else in it is given away."""
    rows: dict[str, int]
    """By table or view."""

    @property
    def stamp(self) -> str:
        """The same as long as no file is another."""
        return self.files[HASHES].sha256


def offered(connection: sqlite3.Connection, folder: Path) -> Offered | None:
    """The extracts of the database that is served; None where there are none, or those of another build."""
    served = connection.execute(CONTENT_HASH).fetchone()
    found = _in_folder(folder)
    return found if found and served and found.content_hash == served[0] else None


def _in_folder(folder: Path) -> Offered | None:
    try:
        written = (folder / PACKAGE).stat()
    except OSError:
        return None
    return _read(folder, written.st_ino, written.st_mtime_ns)


@lru_cache(maxsize=2)
def _read(folder: Path, number: int, moment: int) -> Offered | None:
    """The folder as it was written at a moment; None where it is damaged."""
    try:
        package = json.loads((folder / PACKAGE).read_bytes())
        hashes = (folder / HASHES).read_bytes()
        lines = [line.split("  ", 1) for line in hashes.decode().splitlines()]
        lines.append([hashlib.sha256(hashes).hexdigest(), HASHES])
        titles = {each["path"]: each["title"] for each in package["resources"]}
        files = {
            path: Extract(path, titles.get(path, path), (folder / path).stat().st_size, sha256)
            for sha256, path in lines
        }
        rows = {each["name"]: each["rows"] for each in package["resources"] if "rows" in each}
        return Offered(folder, package["version"], package["content_hash"], files, rows)
    except (OSError, ValueError, LookupError, TypeError):
        return None
