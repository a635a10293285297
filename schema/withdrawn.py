"""Withdrawn records: what stays when a record is renamed or removed, so that its id never breaks."""

from pydantic import Field

from schema.base import Entry, Text
from schema.scalars import Day, Slug


class Withdrawn(Entry):
    """The tombstone of a record."""

    reason: Text = Field(
        description="Why it was withdrawn.", examples=[{"en": "Merged with the record of its parent."}]
    )
    date: Day = Field(description="Day it was withdrawn.", examples=["2026-11-23"])
    successor: Slug | None = Field(
        None, description="The record of the same kind to read instead.", examples=["utopia-56"]
    )
