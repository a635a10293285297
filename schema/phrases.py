"""What people type who look for a record and do not know its words."""

from typing import Literal

from pydantic import Field

from schema.base import Entry
from schema.references import Language
from schema.scalars import Prose


class Phrases(Entry):
    """What people may type to find a record, beside its own words: search reads it, no page shows it.

    A hidden label after SKOS, for a record rather than a term.
    """

    origin: Literal["human", "machine"] = Field(
        description="machine: written from the record by a machine, checked by no competent reader.",
        examples=["machine"],
    )
    phrases: dict[Language, Prose] = Field(
        min_length=1,
        description="By language, one phrase on each line; nothing that the record does not give or tell.",
        examples=[{"en": "my phone is dead\nwhere to charge a phone"}],
    )
