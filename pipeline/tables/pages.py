"""Tables that only pages read: each record whole, and which record names which."""

from collections.abc import Iterator

from pipeline.collection import Collection
from pipeline.files import field_name
from pipeline.tables.shape import Column, Facts, Row, Table
from schema.kinds import KINDS
from schema.references import Ref

HELD = {folder for folder in KINDS if folder != "vocabularies"}
"""Folders whose records have a page; the vocabularies stand in tables of their own."""


def _whole_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for folder in sorted(HELD):
        for record in collection.of(folder).values():
            yield folder, record.id, record.model_dump_json(by_alias=True, exclude_defaults=True)


WHOLE_RECORDS = Table(
    "whole_records",
    "Each record as its file has it, for its page.",
    (
        Column("folder", "Folder and list that it stands in.", required=True),
        Column("id", "Id of the record.", required=True),
        Column("record", "The record as JSON.", required=True),
    ),
    _whole_rows,
    key=("folder", "id"),
    hidden=True,
)


def _mention_rows(collection: Collection, facts: Facts) -> list[Row]:
    """Each once, in the order of the key."""
    named = {
        (mention.target.folder, mention.value, file.kind.name, file.stem, field_name(mention.path))
        for file, mention in collection.mentions
        if isinstance(mention.target, Ref) and mention.target.folder != "sources"
    }
    return sorted(named)


MENTIONS = Table(
    "mentions",
    "Which record is named by which, in which field; sources stand in citations.",
    (
        Column("folder", "Folder of the record that is named.", required=True),
        Column("id", "Id of the record that is named.", required=True),
        Column("by_kind", "Kind of the record that names it.", required=True),
        Column("by_id", "Id of the record that names it.", required=True),
        Column("field", "Where, such as providers[0].", required=True),
    ),
    _mention_rows,
    key=("folder", "id", "by_kind", "by_id", "field"),
    hidden=True,
)

TABLES = (WHOLE_RECORDS, MENTIONS)
