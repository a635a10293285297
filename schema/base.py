"""What all models share: no unknown keys, texts by language, evidence for a value, a checked record."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, RootModel, Tag, model_validator

from schema.edtf_dates import Edtf
from schema.references import Language, SourceId, Term
from schema.scalars import Day, Prose, Slug

Origin = Literal["original", "human", "machine"]


class Model(BaseModel):
    """A mapping of known keys; anything else is refused, so that no typing error is lost."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        frozen=True,
        populate_by_name=False,
        field_title_generator=lambda name, _: name.replace("_", " ").capitalize(),
    )


class Translation(Model):
    """A text with the way it came into its language."""

    text: Prose = Field(description="The text itself.", examples=["Repas chaud le soir"])
    origin: Literal["human", "machine"] = Field(
        description="human: translated by a person; machine: not checked by a competent reader yet.",
        examples=["machine"],
    )


def _way(value: object) -> str:
    return "translation" if isinstance(value, dict | Translation) else "own"


Version = Annotated[Annotated[Prose, Tag("own")] | Annotated[Translation, Tag("translation")], Discriminator(_way)]


class Text(RootModel[dict[Language, Version]]):
    """A text for people, by language; a bare text is an editor's own, a translation says so."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)
    root: dict[Language, Version] = Field(min_length=1)

    def versions(self) -> Iterator[tuple[str, str, Origin]]:
        """Language, text and origin of each version, in the order of the record."""
        for language, value in self.root.items():
            if isinstance(value, Translation):
                yield language, value.text, value.origin
            else:
                yield language, value, "original"

    def get(self, language: str) -> str | None:
        """The text in one language, None where there is none."""
        return next((text for code, text, _ in self.versions() if code == language), None)

    @property
    def shown(self) -> str:
        """The English text, or the first one where there is no English."""
        return self.get("en") or next(text for _, text, _ in self.versions())


class Evidence(Model):
    """Where a value comes from, for values that people act on."""

    as_of: Edtf | None = Field(
        None,
        description="Newest date at which a source attests this value, not the day somebody read the source.",
        examples=["2024-05"],
    )
    sources: list[SourceId] = Field(
        [],
        description="Sources of this value; left out, it rests on the sources of the record.",
        examples=[["psm-members"]],
    )
    note: Text | None = Field(
        None,
        description="What a reader must know beside the value, such as how sure it is.",
        examples=[{"en": "set up by some of its volunteers"}],
    )


class Sourced(Evidence):
    """A value that must name its own sources."""

    sources: list[SourceId] = Field(
        min_length=1,
        description="Sources of this value; at least one.",
        examples=[["auberge-our-story"]],
    )


class Dated(Evidence):
    """A date with its evidence."""

    value: Edtf = Field(description="The date, in EDTF, no surer than its source.", examples=["2008"])


class Verification(Model):
    """One check of the record by somebody, never named."""

    date: Day = Field(description="Day of the check.", examples=["2026-11-23"])
    method: Annotated[str, Term("verification-methods")] = Field(
        description="How it was checked. Re-reading a page (source) does not renew the record; a call, a visit "
        "or word from the provider does.",
        examples=["call"],
    )
    outcome: Annotated[str, Term("verification-outcomes")] = Field(
        description="What came of it.", examples=["confirmed"]
    )
    role: Text | None = Field(
        None,
        description="In what role the checker acted; never a person's name.",
        examples=[{"en": "volunteer of a partner association"}],
    )
    note: Text | None = Field(
        None, description="What was found.", examples=[{"en": "The shower is out of use until spring."}]
    )


class Entry(Model):
    """What every file under data/ has."""

    id: Slug = Field(
        description="Same as the file name; address of the page for ever. Short words, no dates.",
        examples=["auberge-des-migrants"],
    )


class Record(Entry):
    """A record that says something about the world, so that it names its sources."""

    sources: list[SourceId] = Field(
        min_length=1,
        description="Sources that the record as a whole rests on; at least one.",
        examples=[["solidar-calais-visit"]],
    )
    as_of: Edtf | None = Field(
        None,
        description="Newest date at which a source attests the whole; left out where pages are undated.",
        examples=["2024-05"],
    )
    as_of_note: Text | None = Field(
        None,
        description="What is known about that date beyond its value.",
        examples=[{"en": "undated page, written after July 2022"}],
    )
    caveats: Text | None = Field(
        None,
        description="Doubts, gaps and contradictions between sources, told plainly.",
        examples=[{"en": "The number of member groups differs by page and date."}],
    )
    verifications: list[Verification] = Field(
        [],
        description="Checks made, newest last.",
        examples=[[{"date": "2026-11-23", "method": "source", "outcome": "confirmed"}]],
    )

    @model_validator(mode="after")
    def _sources_once(self) -> "Record":
        if len(set(self.sources)) != len(self.sources):
            raise ValueError("sources: names a source twice; keep one")
        return self
