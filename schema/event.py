"""Events: visits, meetings, rulings, openings and closures."""

from typing import Annotated

from pydantic import Field

from schema.base import Model, Record, Text
from schema.edtf_dates import Edtf
from schema.figure import Figure
from schema.references import Audience, DocumentId, OrganisationId, PlaceId, PracticeId, ServiceId, Term, Theme
from schema.scalars import Line


class Session(Model):
    """A part of an event."""

    title: Text = Field(description="Title of the session.", examples=[{"en": "Visit to the warehouse"}])
    about: Text | None = Field(None, description="What it dealt with.", examples=[{"en": "How goods are sorted."}])
    organisations: list[OrganisationId] = Field(
        [], description="Who was met or spoke.", examples=[["auberge-des-migrants"]]
    )
    other_organisations: list[Line] = Field([], description="Those without a record here.", examples=[["RAIL"]])
    practices: list[PracticeId] = Field([], description="Practices it dealt with.", examples=[["shared-warehouse"]])
    services: list[ServiceId] = Field(
        [], description="Services it dealt with.", examples=[["auberge-shared-warehouse"]]
    )


class Event(Record):
    """Something that happened, or is announced, at a time."""

    title: Text = Field(description="What it is.", examples=[{"en": "SOLIDAR study visit to Calais"}])
    kind: Annotated[str, Term("event-kinds")] = Field(description="Kind of event.", examples=["study-visit"])
    themes: list[Theme] = Field([], description="What it is about.", examples=[["evictions"]])
    audiences: list[Audience] = Field([], description="Whom it concerns.", examples=[["unaccompanied-minors"]])
    date: Edtf | None = Field(
        None,
        description="When, no surer than sources say: XXXX for an unknown year.",
        examples=["XXXX-10-10/XXXX-10-11"],
    )
    date_note: Text | None = Field(
        None, description="More on the date.", examples=[{"en": "No page seen gives the year."}]
    )
    places: list[PlaceId] = Field([], description="Where.", examples=[["calais"]])
    places_note: Text | None = Field(None, description="More on where.", examples=[{"en": "European Parliament"}])
    online: bool = Field(False, description="true where it was held online.", examples=[True])
    organisers: list[OrganisationId] = Field([], description="Who called it.", examples=[["solidar"]])
    hosts: list[OrganisationId] = Field([], description="Who received it.", examples=[["ligue-de-lenseignement"]])
    organisations: list[OrganisationId] = Field(
        [], description="Who else took part or is concerned.", examples=[["plateforme-soutiens-migrants"]]
    )
    other_organisations: list[Line] = Field(
        [],
        description="Bodies named by a source that have no record here, with their part.",
        examples=[["CEDEFOP (organiser)"]],
    )
    participants: Text | None = Field(
        None, description="Who came, in words.", examples=[{"en": "18 members from nine countries"}]
    )
    figures: list[Figure] = Field(
        [],
        description="Numbers sources give.",
        examples=[[{"what": {"en": "participants"}, "value": 18, "sources": ["solidar-calais-visit"]}]],
    )
    sessions: list[Session] = Field(
        [], description="Its parts.", examples=[[{"title": {"en": "Visit to the warehouse"}}]]
    )
    outcomes: Text | None = Field(None, description="What came of it.", examples=[{"en": "Board elected."}])
    services: list[ServiceId] = Field([], description="Services it changed.", examples=[["auberge-shared-warehouse"]])
    documents: list[DocumentId] = Field([], description="Papers that tell of it.", examples=[["solidar-calais-report"]])
