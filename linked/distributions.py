"""The files in which the collection is given away: the database, its main tables, the extracts."""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extracts.offered import FOLDER, Extract, Offered

TABLES = (
    "service_directory", "organisation_directory", "practice_directory",
    "services", "organisations", "practices", "events", "documents", "places", "glossary", "sources",
)  # fmt: skip
"""Tables and views that people browse."""
FORMS = ("csv", "json", "xlsx")
"""Forms in which a table is written when it is asked for."""
FILE = "select file from pragma_database_list where name = 'main'"


@dataclass(frozen=True)
class Distribution:
    """A file to take away."""

    title: str
    path: str
    """From the root of the site."""
    form: str
    """Ending of a file of its kind."""
    size: int | None = None
    sha256: str | None = None


def distributions(connection: sqlite3.Connection, written: Offered | None) -> list[Distribution]:
    """Every file, the whole database first: the extracts that are written, else the tables as they are asked for."""
    return [_database(connection), *(map(_extract, written.files.values()) if written else _tables())]


def _database(connection: sqlite3.Connection) -> Distribution:
    file = Path(connection.execute(FILE).fetchone()[0])
    told = file.stat()
    digest = _sha256(file, told.st_mtime_ns)
    return Distribution("The whole directory as one SQLite file", "/directory.db", "db", told.st_size, digest)


@lru_cache(maxsize=4)
def _sha256(file: Path, written: int) -> str:
    """Hash of a file as it was written at a time: reading it takes longer than writing a page."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _tables() -> Iterator[Distribution]:
    for table in TABLES:
        for form in FORMS:
            yield Distribution(table.replace("_", " "), f"/download/directory/{table}.{form}", form)


def _extract(file: Extract) -> Distribution:
    form = file.path.rpartition(".")[2]
    return Distribution(file.title, f"/{FOLDER}/{file.path}", form, file.size, file.sha256)
