"""Vocabularies: the controlled terms that records use, as SKOS concept schemes."""

from pydantic import Field

from schema.base import Entry, Model, Text
from schema.references import Language
from schema.scalars import Line, Slug


class Labels(Model):
    """Words for a term in one language."""

    preferred: Line = Field(description="The label people read.", examples=["Showers"])
    also: list[Line] = Field([], description="Other words people type.", examples=[["wash", "washing"]])


class VocabularyTerm(Model):
    """One concept of a scheme."""

    id: Slug = Field(description="Id of the term within its scheme, for ever.", examples=["shower"])
    labels: dict[Language, Labels] = Field(
        min_length=1, description="Labels by language.", examples=[{"en": {"preferred": "Showers", "also": ["wash"]}}]
    )
    broader: Slug | None = Field(None, description="The wider term of the same scheme.", examples=["water-hygiene"])
    definition: Text | None = Field(
        None,
        description="What it covers, so that two editors choose alike.",
        examples=[{"en": "A place to wash the whole body."}],
    )
    not_to_confuse: dict[Slug, Text] = Field(
        {},
        description="Neighbouring terms of the scheme and what sets them apart.",
        examples=[{"laundry": {"en": "washing of clothes"}}],
    )
    matches: dict[Slug, list[Line]] = Field(
        {},
        description="The same or nearest term in other vocabularies, by the name of the vocabulary.",
        examples=[{"data-inclusion": ["equipement-et-alimentation--alimentation"]}],
    )


class Vocabulary(Entry):
    """A scheme of terms."""

    title: Text = Field(description="Title of the scheme.", examples=[{"en": "Needs", "fr": "Besoins"}])
    description: Text = Field(description="What it is for.", examples=[{"en": "What a person can come for."}])
    terms: list[VocabularyTerm] = Field(
        min_length=1,
        description="Its terms.",
        examples=[[{"id": "shower", "labels": {"en": {"preferred": "Showers"}}}]],
    )
