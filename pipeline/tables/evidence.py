"""Tables of what stands behind records: citations, texts with their origin, checks, tombstones."""

from collections.abc import Iterator

from pipeline.collection import Collection
from pipeline.files import field_name
from pipeline.tables.common import POSITION, date_columns, date_values, of, text_columns, text_values
from pipeline.tables.shape import Column, Facts, Row, Table, day
from schema.base import Entry, Evidence, Record, Text, Verification
from schema.inside import models
from schema.kinds import KINDS
from schema.place import Place
from schema.withdrawn import Withdrawn

OWNER = (
    Column("record_kind", "Kind of the record.", required=True),
    Column("record_id", "Id of the record.", required=True),
)


def records(collection: Collection) -> Iterator[tuple[str, Entry]]:
    """Kind and record of every record, in the order of kind and id."""
    for kind in sorted(KINDS.values(), key=lambda kind: kind.name):
        for record in collection.of(kind.folder).values():
            yield kind.name, record


def _citation_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for kind, record in records(collection):
        cited: dict[tuple[str, str], str | None] = {}
        for path, model in models(record):
            if isinstance(model, Record | Evidence | Place):
                for source in model.sources:
                    cited[field_name(path), source] = getattr(model, "as_of", None)
        for (field, source), as_of in sorted(cited.items()):
            yield kind, record.id, field, source, *date_values(as_of)


CITATIONS = Table(
    "citations",
    "Which record rests on which source, as a whole (empty field) or for one of its values.",
    (
        *OWNER,
        Column(
            "field",
            "The value, such as status or locations[0].hours[0]; empty for the record as a whole.",
            required=True,
            blank=True,
        ),
        Column("source_id", "The source.", required=True, references="sources"),
        *date_columns(Evidence, "as_of"),
    ),
    _citation_rows,
    key=("record_kind", "record_id", "field", "source_id"),
    facets=("record_kind",),
)


def _text_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for kind, record in records(collection):
        rows = [
            (kind, record.id, field_name(path), language, text, origin)
            for path, model in models(record)
            if isinstance(model, Text)
            for language, text, origin in model.versions()
        ]
        yield from sorted(rows)


TEXTS = Table(
    "texts",
    "Every text for people, in each language it has, with the way it came into it.",
    (
        *OWNER,
        Column("field", "The text, such as summary or sessions[0].title.", required=True),
        Column("language", "Its language.", required=True),
        Column("text", "The text.", required=True),
        Column(
            "origin",
            "original: an editor's own; human: translated by a person; machine: not checked yet.",
            required=True,
        ),
    ),
    _text_rows,
    key=("record_kind", "record_id", "field", "language"),
    facets=("record_kind", "language", "origin"),
)


def _verification_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for kind, record in records(collection):
        if isinstance(record, Record):
            for position, check in enumerate(record.verifications, 1):
                yield (
                    kind,
                    record.id,
                    position,
                    day(check.date),
                    check.method,
                    check.outcome,
                    *text_values(check, "role", "note"),
                )


VERIFICATIONS = Table(
    "verifications",
    "Checks of records: when, how, with what outcome; never by whom.",
    (
        *OWNER,
        POSITION,
        of(Verification, "date", required=True),
        of(Verification, "method", required=True),
        of(Verification, "outcome", required=True),
        *text_columns(Verification, "role", "note"),
    ),
    _verification_rows,
    key=("record_kind", "record_id", "position"),
    facets=("method", "outcome"),
)


def _withdrawn_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    rows = [
        (
            KINDS[folder.partition("/")[0]].name,
            record.id,
            *text_values(record, "reason"),
            day(record.date),
            record.successor,
        )
        for folder, record in collection.withdrawn.items()
    ]
    yield from sorted(rows)


WITHDRAWN = Table(
    "withdrawn",
    "Records that were renamed or removed, and what to read instead.",
    (
        Column("record_kind", "Kind of the record.", required=True),
        of(Withdrawn, "id", required=True),
        *text_columns(Withdrawn, "reason"),
        of(Withdrawn, "date", required=True),
        of(Withdrawn, "successor"),
    ),
    _withdrawn_rows,
    key=("record_kind", "id"),
    facets=("record_kind",),
)

TABLES = (CITATIONS, TEXTS, VERIFICATIONS, WITHDRAWN)
