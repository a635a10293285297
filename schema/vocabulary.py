"""Vocabularies: the controlled terms that records use, as SKOS concept schemes."""

from collections.abc import Iterator

from pydantic import Field

from schema.base import Entry, Model, Origin, Text
from schema.references import Language, SourceId
from schema.scalars import Line, Slug


class Labels(Model):
    """Words for a term in one language, after SKOS: preferred, alternative and hidden labels."""

    preferred: Line = Field(description="The label people read.", examples=["Showers"])
    also: list[Line] = Field([], description="Other words people type.", examples=[["wash", "washing"]])
    unchecked: list[Line] = Field(
        [],
        description="Other words people type, supplied by a machine; no source and no speaker has confirmed them.",
        examples=[["rinse"]],
    )
    hidden: list[Line] = Field(
        [],
        description="Words that search understands and no page shows: spellings of chat, slips, and words that hurt.",
        examples=[["shouer"]],
    )
    origin: Origin = Field(
        "original",
        description="machine: no competent reader has checked that the preferred label is the best word.",
        examples=["machine"],
    )
    sources: list[SourceId] = Field(
        [],
        description="Word lists that attest the preferred label or other words, with their licence.",
        examples=[["gatitos"]],
    )

    def shown(self) -> Iterator[tuple[str, str]]:
        """Every label that may be shown, the preferred one first, with where it comes from."""
        by_hand = "original" if self.origin == "original" else "attested"
        yield self.preferred, self.origin
        yield from ((label, by_hand) for label in self.also)
        yield from ((label, "machine") for label in self.unchecked)

    def typed(self) -> Iterator[tuple[str, bool]]:
        """Every label that search understands, and whether it is hidden."""
        yield from ((label, False) for label, _ in self.shown())
        yield from ((label, True) for label in self.hidden)


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
    related: dict[Slug, list[Slug]] = Field(
        {},
        description="Terms of other vocabularies that go with it, by vocabulary: who asks with one word may mean the "
        "other. Search looks for them too; nobody's audience or need is widened.",
        examples=[{"needs": ["womens-health"]}],
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
