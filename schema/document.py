"""Documents: reports, guides, statements, maps and pages worth reading themselves."""

from typing import Annotated

from pydantic import Field

from schema.base import Record, Text
from schema.edtf_dates import Edtf
from schema.references import Audience, Language, OrganisationId, PlaceId, Term, Theme
from schema.scalars import Line, Url


class Document(Record):
    """Something to read."""

    title: Line = Field(description="Title in its own language.", examples=["Journal des Jungles n°9"])
    kind: Annotated[str, Term("document-kinds")] = Field(description="Kind of document.", examples=["report"])
    publisher: Line = Field(description="Who published it.", examples=["PSM"])
    languages: list[Language] = Field(min_length=1, description="Languages it is written in.", examples=[["fr"]])
    url: Url | None = Field(None, description="Where to read it.", examples=["https://example.org/report.pdf"])
    date: Edtf | None = Field(None, description="When it was published.", examples=["2017-07"])
    date_note: Text | None = Field(None, description="More on the date.", examples=[{"en": "year by context"}])
    about: Text | None = Field(
        None, description="What it says, in a sentence or two.", examples=[{"en": "701 evictions in a year."}]
    )
    themes: list[Theme] = Field([], description="What it is about.", examples=[["evictions"]])
    audiences: list[Audience] = Field(
        [], description="Of whom it speaks, or for whom it is.", examples=[["unaccompanied-minors"]]
    )
    places: list[PlaceId] = Field([], description="Of where it speaks.", examples=[["calais"]])
    publishers: list[OrganisationId] = Field(
        [], description="Publishers that have a record here.", examples=[["plateforme-soutiens-migrants"]]
    )
