"""What places are called, in every language that the gazetteer has a name of theirs in."""

import sqlite3
from collections.abc import Iterator

PLACE_NAMES = """
select id, 'en', name from places
union all select id, 'fr', name_fr from places where name_fr is not null
union all select whole_records.id, json_extract(other.value, '$.language'), json_extract(other.value, '$.name')
from whole_records, json_each(record, '$.other_names') as other
where folder = 'places' and json_extract(other.value, '$.language') is not null
"""
"""The names that the gazetteer prefers come first."""


def read_place_names(connection: sqlite3.Connection) -> Iterator[tuple[tuple[str, str], str]]:
    """The preferred name of each place, by its id and the language."""
    found: dict[tuple[str, str], str] = {}
    for place, language, name in connection.execute(PLACE_NAMES):
        found.setdefault((place, language), name)
    yield from found.items()
