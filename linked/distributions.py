"""The files in which the collection is given away: the database, its main tables, the extracts."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

TABLES = (
    "service_directory", "organisation_directory", "practice_directory",
    "services", "organisations", "practices", "events", "documents", "places", "glossary", "sources",
)  # fmt: skip
"""Tables and views that people browse."""
WHOLE_JSON = 1000
"""Rows that Datasette gives as JSON at once; of a longer table it gives pages."""
EXTRACTS = "downloads"
"""Folder beside the database, and list on the site."""
PACKAGE = "datapackage.json"
FILE = "select file from pragma_database_list where name = 'main'"
CONTENT_HASH = "select value from build_info where key = 'content_hash'"


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


def distributions(connection: sqlite3.Connection) -> list[Distribution]:
    """Every file, the whole database first."""
    return [_database(connection), *_tables(connection), *extracts(connection)]


def _database(connection: sqlite3.Connection) -> Distribution:
    file = _file(connection)
    told = file.stat()
    digest = _sha256(file, told.st_mtime_ns)
    return Distribution("The whole directory as one SQLite file", "/directory.db", "db", told.st_size, digest)


@lru_cache(maxsize=4)
def _sha256(file: Path, written: int) -> str:
    """Hash of a file as it was written at a time: reading it takes longer than writing a page."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _tables(connection: sqlite3.Connection) -> Iterator[Distribution]:
    for table in TABLES:
        title, path = table.replace("_", " "), f"/directory/{table}"
        # In another order than that of its key Datasette loses rows between pages.
        yield Distribution(title, f"{path}.csv?_stream=on&_size=max&_sort=id&_dl=on", "csv")
        (rows,) = connection.execute(f"select count(*) from [{table}]").fetchone()
        if rows <= WHOLE_JSON:
            yield Distribution(title, f"{path}.json?_shape=array&_size=max&_sort=id", "json")


def extracts(connection: sqlite3.Connection) -> list[Distribution]:
    """The files of the data package, where it is there and of this very build."""
    try:
        package = json.loads(_package(connection).read_text(encoding="utf-8"))
        (content_hash,) = connection.execute(CONTENT_HASH).fetchone()
        files = package["resources"] if package["content_hash"] == content_hash else []
        return [_extract(resource) for resource in files]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return []


def extracts_as_of(connection: sqlite3.Connection) -> int:
    """When the data package was written, in nanoseconds; 0 where there is none."""
    try:
        return _package(connection).stat().st_mtime_ns
    except OSError:
        return 0


def _extract(resource: dict[str, Any]) -> Distribution:
    path, (kind, _, digest) = resource["path"], resource["hash"].partition(":")
    return Distribution(
        resource.get("title") or resource["name"],
        f"/{EXTRACTS}/{path}",
        resource.get("format") or path.rpartition(".")[2],
        int(resource["bytes"]),
        digest if kind == "sha256" else None,
    )


def _package(connection: sqlite3.Connection) -> Path:
    return _file(connection).parent / EXTRACTS / PACKAGE


def _file(connection: sqlite3.Connection) -> Path:
    return Path(connection.execute(FILE).fetchone()[0])
