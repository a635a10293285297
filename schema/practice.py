"""Good practices: how a problem was met, with what result, and what others can take from it."""

from typing import Annotated

from pydantic import Field

from schema.base import Dated, Model, Record, Text
from schema.figure import Figure
from schema.references import Audience, OrganisationId, PlaceId, ServiceId, Term, Theme
from schema.scalars import Line


class Spring(Model):
    """What sources say to the five criteria of the SPRING evaluation grid (integrationpractices.eu)."""

    relevance: Text | None = Field(
        None,
        description="Does it answer a need, and complete what others do?",
        examples=[{"en": "No other shower stood within reach."}],
    )
    inclusivity: Text | None = Field(
        None, description="Who can take part, and who shaped it?", examples=[{"en": "Residents chose the rules."}]
    )
    effectiveness: Text | None = Field(
        None, description="Did it do what it set out to do?", examples=[{"en": "Nine in ten families stayed a year."}]
    )
    sustainability: Text | None = Field(
        None, description="Does it last, and with what money?", examples=[{"en": "Paid by the city since 2019."}]
    )
    partnership: Text | None = Field(
        None, description="Who works with whom?", examples=[{"en": "City, parish and two associations."}]
    )


class Practice(Record):
    """A way of working that others may learn from."""

    title: Text = Field(description="What it is, in a line.", examples=[{"en": "A shared warehouse"}])
    themes: list[Theme] = Field(min_length=1, description="What it is about.", examples=[["coordination"]])
    approach: Text = Field(
        description="What was done.", examples=[{"en": "Six groups share one store and one kitchen."}]
    )
    audiences: list[Audience] = Field([], description="Whom it concerns.", examples=[["unaccompanied-minors"]])
    problem: Text | None = Field(
        None, description="What it answers.", examples=[{"en": "Each group stored goods alone."}]
    )
    results: Text | None = Field(
        None, description="What came of it, as sources report.", examples=[{"en": "Not reported."}]
    )
    lessons: Text | None = Field(
        None, description="What those concerned learnt.", examples=[{"en": "A common stock needs one keeper."}]
    )
    transferability: Text | None = Field(
        None, description="What it needs elsewhere.", examples=[{"en": "A building that several groups can reach."}]
    )
    evidence_level: Annotated[str, Term("evidence-levels")] | None = Field(
        None,
        description="How results are known; left out until an editor has judged the sources.",
        examples=["self-report"],
    )
    organisations: list[OrganisationId] = Field([], description="Who carries it.", examples=[["auberge-des-migrants"]])
    other_organisations: list[Line] = Field(
        [], description="Who else carries it and has no record here.", examples=[["EnsadLab"]]
    )
    services: list[ServiceId] = Field(
        [], description="Services that carry it.", examples=[["auberge-shared-warehouse"]]
    )
    places: list[PlaceId] = Field([], description="Where.", examples=[["calais"]])
    places_note: Text | None = Field(None, description="More on where.", examples=[{"en": "in parishes"}])
    period: Dated | None = Field(None, description="When.", examples=[{"value": "2017/.."}])
    spring: Spring | None = Field(
        None,
        description="The SPRING criteria, where a source speaks to them.",
        examples=[{"partnership": {"en": "City and parish."}}],
    )
    figures: list[Figure] = Field(
        [],
        description="Numbers sources give.",
        examples=[[{"what": {"en": "people hosted"}, "value": 50, "sources": ["psm-members"]}]],
    )
