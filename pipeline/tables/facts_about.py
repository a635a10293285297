"""Tables of facts that any kind of record may hold: figures, contacts, identifiers."""

from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

from pipeline.collection import Collection
from pipeline.tables.common import POSITION, evidence_columns, evidence_values, of, text_columns, text_values
from pipeline.tables.evidence import OWNER, records
from pipeline.tables.shape import Column, Facts, Row, Table, array
from schema.contact import Contact
from schema.figure import Figure
from schema.identifier import Identifier
from schema.inside import models

Model = TypeVar("Model", bound=BaseModel)


def _found(record: BaseModel, model: type[Model]) -> Iterator[Model]:
    return (found for _, found in models(record) if isinstance(found, model))


def _figure_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for kind, record in records(collection):
        for position, figure in enumerate(_found(record, Figure), 1):
            low, high = (None if end is None else float(end) for end in figure.bounds)
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
        *OWNER,
        POSITION,
        *text_columns(Figure, "what"),
        of(Figure, "value", required=True),
        Column("smallest", "Smallest number meant; empty where the source leaves it open.", "REAL"),
        Column("largest", "Largest number meant; empty where the source leaves it open.", "REAL"),
        of(Figure, "unit"),
        *evidence_columns(),
        Column("sources", "Sources of the figure.", required=True, form="list"),
    ),
    _figure_rows,
    key=("record_kind", "record_id", "position"),
    search=("what",),
    facets=("record_kind",),
)


def _contact_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for kind, record in records(collection):
        for position, contact in enumerate(_found(record, Contact), 1):
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
        *OWNER,
        POSITION,
        of(Contact, "kind", required=True),
        of(Contact, "value", required=True),
        of(Contact, "use", required=True),
        of(Contact, "languages"),
        *evidence_columns(),
        Column("sources", "Sources of the contact.", required=True, form="list"),
    ),
    _contact_rows,
    key=("record_kind", "record_id", "position"),
    facets=("kind", "use"),
)


def _identifier_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for kind, record in records(collection):
        found = {(item.scheme, item.value) for item in _found(record, Identifier)}
        for scheme, value in sorted(found):
            yield kind, record.id, scheme, value


IDENTIFIERS = Table(
    "identifiers",
    "Numbers of organisations and places in other registers.",
    (*OWNER, of(Identifier, "scheme", required=True), of(Identifier, "value", required=True)),
    _identifier_rows,
    key=("record_kind", "record_id", "scheme", "value"),
    facets=("record_kind", "scheme"),
)


TABLES = (FIGURES, CONTACTS, IDENTIFIERS)
