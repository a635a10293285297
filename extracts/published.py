"""A database as it was published, of today or of an older build: its records, each kind in the order of their ids."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.database import reading
from pipeline.tables import TABLES
from pipeline.tables.pages import HELD
from schema.kinds import KINDS

LABELS = {table.name: table.label for table in TABLES}
FOLDERS = {KINDS[folder].name: folder for folder in sorted(HELD)}
TERM = "vocabulary-term"
"""Kind of a term of a vocabulary, whose id is scheme:term."""
RECORDS = """
select whole.id as id, '/{folder}/' || whole.id, {name}, record, {freshness}, {last_changed}
from whole_records as whole left join [{folder}] as this on this.id = whole.id where whole.folder = '{folder}'
"""
VOCABULARIES = """
select id, '/vocabularies/' || id, title,
    json_object('title', title, 'title_fr', title_fr, 'description', description, 'description_fr', description_fr),
    null, null
from vocabularies
"""
TERMS = """
select scheme || ':' || id as id, '/vocabularies/' || scheme || '#' || id, label,
    json_object(
        'broader', broader, 'definition', definition, 'definition_fr', definition_fr,
        'not_to_confuse', not_to_confuse, 'related', related, 'matches', matches,
        'labels', (
            select json_group_array(json_array(language, position, label, use))
            from (select * from vocabulary_labels where scheme = terms.scheme and term = terms.id order by 3, 4)
        )
    ),
    null, null
from vocabulary_terms as terms
"""
OTHERS = {"vocabulary": VOCABULARIES, TERM: TERMS}
TOLD = (*FOLDERS, *OTHERS)
"""Every kind that a database holds, in the order in which they are read."""


class NotComparable(Exception):
    """A file that is no database of the directory, or of a build too old to be read; says what to do."""


@dataclass(frozen=True)
class Published:
    """A record as a database holds it."""

    kind: str
    id: str
    path: str
    """Address of its page on the site."""
    name: str | None
    fields: dict[str, Any]
    """What is told of it, by name; only what is filled."""
    freshness: str | None
    last_changed: str | None


@dataclass(frozen=True)
class Tombstone:
    """Why a record is gone."""

    reason: str
    day: str
    successor: str | None


@dataclass(frozen=True)
class Database:
    """A database of one build."""

    path: Path
    connection: sqlite3.Connection
    day: str
    content_hash: str

    def records(self, kind: str) -> Iterator[Published]:
        """Every record of a kind, in the order of the ids."""
        return self._read(kind, f"{self._sql(kind)} order by id")

    def record(self, kind: str, record_id: str) -> Published | None:
        """One record, None where there is none."""
        return next(self._read(kind, f"select * from ({self._sql(kind)}) where id = ?", record_id), None)

    def tombstones(self, kind: str) -> dict[str, Tombstone]:
        """What is told of the records of a kind that are gone, by id."""
        sql = "select id, reason, date, successor from withdrawn where record_kind = ?"
        return {gone: Tombstone(*told) for gone, *told in _rows(self.path, self.connection, sql, kind)}

    def _sql(self, kind: str) -> str:
        """The records of a kind; what its table does not tell, or did not tell yet, is empty."""
        if kind in OTHERS:
            return OTHERS[kind]
        folder = FOLDERS[kind]
        sql = f"select name from pragma_table_info('{folder}')"
        columns = {name for (name,) in _rows(self.path, self.connection, sql)}
        wanted = {"name": LABELS[folder], "freshness": "freshness", "last_changed": "last_changed"}
        told = {key: f"this.[{column}]" if column in columns else "null" for key, column in wanted.items()}
        return RECORDS.format(folder=folder, **told)

    def _read(self, kind: str, sql: str, *values: str) -> Iterator[Published]:
        for record_id, path, name, record, freshness, changed in _rows(self.path, self.connection, sql, *values):
            fields = {key: value for key, value in json.loads(record).items() if key != "id" and value is not None}
            yield Published(kind, record_id, path, name, fields, freshness, changed)


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """A database to read and never to write."""
    with reading(path) as connection:
        info = dict(_rows(path, connection, "select key, value from build_info"))
        if not {"date", "content_hash"} <= info.keys():
            raise NotComparable(f"{path} does not say which build it is; compare with a database of build.py build")
        yield Database(path, connection, info["date"], info["content_hash"])


def _rows(path: Path, connection: sqlite3.Connection, sql: str, *values: str) -> Iterator[Any]:
    """Rows one by one; NotComparable, with the file that cannot be read, whenever that shows."""
    try:
        yield from connection.execute(sql, values)
    except sqlite3.OperationalError as lacking:
        raise NotComparable(
            f"{path} lacks what is compared ({lacking}): the build is too old, or this is another database"
        ) from None
    except sqlite3.DatabaseError as broken:
        raise NotComparable(f"{path} cannot be read ({broken}); take a whole copy") from None
