"""Tables of what stands behind records: citations, figures, contacts, identifiers, texts, checks, tombstones."""

from collections.abc import Iterator

from pydantic import BaseModel

from pipeline.collection import Collection
from pipeline.files import field_name
from pipeline.tables.common import (
    date_columns,
    date_values,
    evidence_columns,
    evidence_values,
    of,
    text_columns,
    text_values,
)
from pipeline.tables.shape import Column, Facts, Row, Table, array, day
from schema.base import Entry, Evidence, Record, Text, Verification
from schema.contact import Contact
from schema.figure import Figure
from schema.identifier import Identifier
from schema.kinds import KINDS
from schema.references import models
from schema.withdrawn import Withdrawn

_OWNER = (
    Column("record_kind", "Kind of the record.", required=True),
    Column("record_id", "Id of the record.", required=True),
)
_POSITION = Column("position", "Place in the record.", "INTEGER", required=True)


def _records(collection: Collection) -> Iterator[tuple[str, Entry]]:
    """Kind and record of every record, in the order of kind and id."""
    for kind in sorted(KINDS.values(), key=lambda kind: kind.name):
        for record in collection.of(kind.folder).values():
            yield kind.name, record


def _citation_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for kind, record in _records(collection):
        cited: dict[tuple[str, str], str | None] = {}
        for path, model in models(record):
            if isinstance(model, (Record, Evidence)):
                for source in model.sources:
                    cited[field_name(path), source] = model.as_of
        for (field, source), as_of in sorted(cited.items()):
            yield kind, record.id, field, source, *date_values(as_of)


CITATIONS = Table(
    "citations",
    "Which record rests on which source, as a whole (empty field) or for one of its values.",
    (
        *_OWNER,
        Column(
            "field",
            "The value, such as status or locations[0].hours[0]; empty for the record as a whole.",
            required=True,
        ),
        Column("source_id", "The source.", required=True, references="sources"),
        *date_columns(Evidence, "as_of"),
    ),
    _citation_rows,
    key=("record_kind", "record_id", "field", "source_id"),
    facets=("record_kind",),
)


def _found(record: BaseModel, model: type[BaseModel]) -> Iterator[BaseModel]:
    return (found for _, found in models(record) if isinstance(found, model))


def _figure_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for kind, record in _records(collection):
        for position, figure in enumerate(_found(record, Figure), 1):
            assert isinstance(figure, Figure)
            low, high = figure.bounds
            yield (
                kind,
                record.id,
                position,
                *text_values(figure, "what"),
                figure.shown,
                low,
                high,
                figure.unit,
                *evidence_values(figure),
                array(figure.sources),
            )


FIGURES = Table(
    "figures",
    "Numbers that sources give, with the date they speak of.",
    (
        *_OWNER,
        _POSITION,
        *text_columns(Figure, "what"),
        of(Figure, "value", required=True),
        Column("smallest", "Smallest number meant; empty where the source leaves it open.", "REAL"),
        Column("largest", "Largest number meant; empty where the source leaves it open.", "REAL"),
        of(Figure, "unit"),
        *evidence_columns(),
        Column("sources", "Sources of the figure.", required=True),
    ),
    _figure_rows,
    key=("record_kind", "record_id", "position"),
    search=("what",),
    facets=("record_kind",),
)


def _contact_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for kind, record in _records(collection):
        for position, contact in enumerate(_found(record, Contact), 1):
            assert isinstance(contact, Contact)
            yield (
                kind,
                record.id,
                position,
                contact.kind,
                contact.value,
                contact.use,
                array(contact.languages),
                *evidence_values(contact),
                array(contact.sources),
            )


CONTACTS = Table(
    "contacts",
    "Public contacts of organisations and services.",
    (
        *_OWNER,
        _POSITION,
        of(Contact, "kind", required=True),
        of(Contact, "value", required=True),
        of(Contact, "use", required=True),
        of(Contact, "languages"),
        *evidence_columns(),
        Column("sources", "Sources of the contact.", required=True),
    ),
    _contact_rows,
    key=("record_kind", "record_id", "position"),
    facets=("kind", "use"),
)


def _identifier_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for kind, record in _records(collection):
        found = {(item.scheme, item.value) for item in _found(record, Identifier) if isinstance(item, Identifier)}
        for scheme, value in sorted(found):
            yield kind, record.id, scheme, value


IDENTIFIERS = Table(
    "identifiers",
    "Numbers of organisations and places in other registers.",
    (*_OWNER, of(Identifier, "scheme", required=True), of(Identifier, "value", required=True)),
    _identifier_rows,
    key=("record_kind", "record_id", "scheme", "value"),
    facets=("record_kind", "scheme"),
)


def _text_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for kind, record in _records(collection):
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
        *_OWNER,
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
    for kind, record in _records(collection):
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
        *_OWNER,
        _POSITION,
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

TABLES = (CITATIONS, FIGURES, CONTACTS, IDENTIFIERS, TEXTS, VERIFICATIONS, WITHDRAWN)
