"""Records as pages show them: whole, with the names of all that they name and of all that names them."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from schema.base import Entry
from schema.inside import mentions
from schema.kinds import KINDS
from schema.references import Ref
from search.weights import FRESHNESS
from web.cautions import COLUMNS, JOIN, caution_of
from web.text_languages import LANGUAGE_OF_NAME
from web.trust import freshness_today

FOLDER_OF = {kind.name: kind.folder for kind in KINDS.values()}
"""Folder, and list on the site, by the name of a kind."""

ROWS = "select {columns} from [{folder}] where id in (select value from json_each(?))"
WHOLE = "select record from whole_records where folder = ? and id = ?"
NAMED = f"""
select found.kind, found.id, found.name, found.name_fr, place, found.freshness, found.attested_on, found.doubted_on,
ends_on, {LANGUAGE_OF_NAME} as language, {COLUMNS} from json_each(:asked) as asked join search_documents as found
on found.kind = json_extract(asked.value, '$[0]') and found.id = json_extract(asked.value, '$[1]') {JOIN}
"""
NAMED_SOURCES = "select id, title, language from sources where id in (select value from json_each(?))"
NAMED_BY = """
select by_kind, by_id, field from mentions where folder = ? and id = ? order by by_kind, by_id, field
"""
CITED_BY = "select record_kind, record_id, field from citations where source_id = ? order by 1, 2, 3"
AGES = tuple(FRESHNESS)
"""From the freshest to what has ended; what does not age stands behind."""
POSITIONS = re.compile(r"[\[.].*")


@dataclass(frozen=True)
class Named:
    """A record as a link to it reads."""

    folder: str
    id: str
    name: str
    name_fr: str | None = None
    place: str | None = None
    freshness: str | None = None
    """As of the day that was asked for; None without one, and for kinds that do not age."""
    language: str | None = None
    """Language of the name that is not in French, where it is known."""
    caution: str | None = None
    """What to know beside its freshness, as a message to translate."""

    @property
    def path(self) -> str:
        """Address of its page, without a language."""
        return f"/{self.folder}/{self.id}"

    def in_language(self, code: str) -> str:
        """Its name, in French where that is asked for and there is one."""
        return (self.name_fr if code == "fr" else None) or self.name

    def language_in(self, code: str) -> str | None:
        """The language of that name, where it is known."""
        return "fr" if code == "fr" and self.name_fr else self.language


Names = Mapping[tuple[str, str], Named]
"""By folder and id."""


def whole(connection: sqlite3.Connection, folder: str, record_id: str) -> Entry | None:
    """A record as its file has it, None where there is none."""
    row = connection.execute(WHOLE, [folder, record_id]).fetchone()
    return KINDS[folder].model.model_validate_json(row[0]) if row else None


def row_of(connection: sqlite3.Connection, folder: str, record_id: str) -> Mapping[str, Any]:
    """The row of a record in its table: what the build found out about it."""
    return dict(connection.execute(f"select * from [{folder}] where id = ?", [record_id]).fetchone())


def rows_of(
    connection: sqlite3.Connection,
    keys: Iterable[tuple[str, str]],
    columns: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> dict[tuple[str, str], dict[str, Any]]:
    """Rows of some records by folder and id, a query a folder: some columns of each table, or all."""
    by_folder: dict[str, list[str]] = {}
    for folder, record in keys:
        by_folder.setdefault(folder, []).append(record)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for folder, records in by_folder.items():
        sql = ROWS.format(columns=", ".join(columns.get(folder, "*")), folder=folder)
        found |= {(folder, row["id"]): dict(row) for row in connection.execute(sql, [json.dumps(records)])}
    return found


def names_in(connection: sqlite3.Connection, record: Entry, today: date) -> Names:
    """Names of every record that one names, its sources too."""
    named = {(each.target.folder, each.value) for each in mentions(record) if isinstance(each.target, Ref)}
    return names_of(connection, named, today)


def names_of(connection: sqlite3.Connection, records: Iterable[tuple[str, str]], today: date | None = None) -> Names:
    """Names of some records by folder and id, with their freshness on a day."""
    records = sorted(set(records))
    asked = json.dumps([(KINDS[folder].name, record) for folder, record in records if folder != "sources"])
    found: dict[tuple[str, str], Named] = {}
    for row in connection.execute(NAMED, {"asked": asked, "today": str(today)}):
        named = _named(dict(row), today)
        found[named.folder, named.id] = named
    sources = json.dumps([record for folder, record in records if folder == "sources"])
    for source, title, language in connection.execute(NAMED_SOURCES, [sources]):
        found["sources", source] = Named("sources", source, title, language=language)
    return found


def _named(row: Mapping[str, Any], today: date | None) -> Named:
    named = Named(
        FOLDER_OF[row["kind"]], row["id"], row["name"], row["name_fr"], row["place"], language=row["language"]
    )
    if today is None:
        return named
    fresh = freshness_today(row, today, row["ends_on"])
    return replace(named, freshness=fresh, caution=caution_of(row, fresh, today))


def named_by(
    connection: sqlite3.Connection, folder: str, record_id: str, today: date
) -> dict[tuple[str, str], list[Named]]:
    """Records that name one, by their kind and the field in which they do; for a source, those that cite it."""
    if folder == "sources":
        rows = connection.execute(CITED_BY, [record_id]).fetchall()
    else:
        rows = connection.execute(NAMED_BY, [folder, record_id]).fetchall()
    names = names_of(connection, {(FOLDER_OF[kind], other) for kind, other, _ in rows}, today)
    found: dict[tuple[str, str], dict[Named, None]] = {}
    for kind, other, field in rows:
        name = names.get((FOLDER_OF[kind], other))
        if name:
            found.setdefault((kind, POSITIONS.sub("", field)), {})[name] = None
    return {key: sorted(named, key=_by_age) for key, named in found.items()}


def _by_age(named: Named) -> int:
    """The freshest first, what has ended last; else the order stays."""
    return AGES.index(named.freshness)


def together(found: Mapping[tuple[str, str], list[Named]], kind: str, fields: Iterable[str] = ()) -> list[Named]:
    """Records of one kind that name one in any of some fields, or in any at all; each once."""
    chosen = set(fields)
    every = (named for (by, field), named in found.items() if by == kind and (not chosen or field in chosen))
    return sorted(dict.fromkeys(each for named in every for each in named), key=_by_age)
