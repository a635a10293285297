"""The table of what people type who look for a record."""

from collections.abc import Iterator

from pipeline.collection import Collection
from pipeline.tables.common import of
from pipeline.tables.evidence import OWNER
from pipeline.tables.shape import Column, Facts, Row, Table
from schema.kinds import KINDS
from schema.phrases import Phrases


def phrases_of(collection: Collection, folder: str, record: str) -> list[tuple[str, str]]:
    """Phrases by which people look for a record, with their language."""
    found = collection.phrases.get(f"{folder}/{record}")
    return list(found.phrases.items()) if found else []


def _rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    rows = (
        (KINDS[key.partition("/")[0]].name, record.id, language, phrases, record.origin)
        for key, record in collection.phrases.items()
        for language, phrases in record.phrases.items()
    )
    yield from sorted(rows)


PHRASES = Table(
    "phrases",
    "What people type who look for a record, beside its own words. Made for search; no page shows them.",
    (
        *OWNER,
        Column("language", "Language of the phrases.", required=True),
        Column("phrases", "Phrases, one on each line.", required=True),
        of(Phrases, "origin", required=True),
    ),
    _rows,
    key=("record_kind", "record_id", "language"),
    hidden=True,
)
TABLES = (PHRASES,)
