"""Glossary: words of the field and what they mean there."""

from pydantic import Field

from schema.base import Record, Text
from schema.references import GlossaryId, Language
from schema.scalars import Line


class GlossaryTerm(Record):
    """A word or acronym that people meet."""

    term: Line = Field(description="The word as it is used.", examples=["mise à l'abri"])
    meaning: Text = Field(description="What it means in this field.", examples=[{"en": "Moving people into shelter."}])
    language: Language | None = Field(
        None, description="Language of the word; left out where it belongs to none.", examples=["fr"]
    )
    language_note: Text | None = Field(
        None, description="What kind of speech it belongs to.", examples=[{"en": "camp speech"}]
    )
    see_also: list[GlossaryId] = Field([], description="Terms to read beside it.", examples=[["caes"]])
    other_terms: list[Line] = Field([], description="Related words without an entry.", examples=[["SPRAR"]])
