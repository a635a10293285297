"""Organisations: associations, networks, public bodies and others at work for people on the move."""

from typing import Annotated

from pydantic import Field, model_validator

from schema.base import Dated, Evidence, Model, Record, Sourced, Text
from schema.contact import Contact
from schema.edtf_dates import Edtf
from schema.figure import Figure
from schema.identifier import Identifier
from schema.location import Address
from schema.references import Language, OrganisationId, PlaceId, Term, Theme
from schema.scalars import CountryCode, Line, Url


class OtherName(Model):
    """A name beside the present official one."""

    name: Line = Field(description="The name.", examples=["Help Refugees"])
    use: Annotated[str, Term("name-uses")] = Field(
        description="What kind of name it is; an acronym goes into acronym.", examples=["former"]
    )
    language: Language | None = Field(None, description="Language of a translated name.", examples=["en"])
    note: Text | None = Field(None, description="When or by whom it is used.", examples=[{"en": "until 2019"}])


class OrganisationStatus(Sourced):
    """Whether the organisation works, as a source says."""

    value: Annotated[str, Term("organisation-statuses")] = Field(
        description="Only what a source says; unknown only where a source leaves it open.", examples=["active"]
    )


class Relation(Evidence):
    """A tie to another organisation, told once, from the side that the role names."""

    role: Annotated[str, Term("relation-roles")] = Field(
        description="What this organisation is to the other: it is a member of it, hosts it, funds it.",
        examples=["member-of"],
    )
    organisation: OrganisationId | None = Field(
        None, description="The other organisation, by id.", examples=["plateforme-soutiens-migrants"]
    )
    name: Line | None = Field(
        None, description="Name of the other where it has no record here.", examples=["Emmaüs International"]
    )
    since: Edtf | None = Field(None, description="When it began.", examples=["2016"])
    until: Edtf | None = Field(None, description="When it ended.", examples=["2019-12"])

    @model_validator(mode="after")
    def _one_other(self) -> "Relation":
        if (self.organisation is None) == (self.name is None):
            raise ValueError("organisation: is needed, or name where it has no record here; exactly one of the two")
        return self


class OrganisationAddress(Address):
    """The public address of an organisation."""

    place: PlaceId = Field(description="The commune.", examples=["calais"])


class Organisation(Record):
    """A body that acts, alone or with others."""

    name: Line = Field(
        description="Present name in its own language and spelling.", examples=["L'Auberge des Migrants"]
    )
    kind: Annotated[str, Term("organisation-kinds")] = Field(
        description="What kind of body it is.", examples=["association"]
    )
    acronym: Line | None = Field(None, description="Short letters it is known by.", examples=["PSM"])
    other_names: list[OtherName] = Field(
        [],
        description="Other names people may look for: former, informal, translated.",
        examples=[[{"name": "L'Auberge des Migrants International", "use": "also-known-as"}]],
    )
    legal_form: Line | None = Field(
        None, description="Legal form as the source names it.", examples=["association loi 1901"]
    )
    country: CountryCode | None = Field(None, description="Country of its seat.", examples=["FR"])
    base: PlaceId | None = Field(None, description="Place it works from.", examples=["calais"])
    base_note: Text | None = Field(None, description="More on its base.", examples=[{"en": "warehouse"}])
    areas_served: list[PlaceId] = Field([], description="Places it serves.", examples=[["calais", "grande-synthe"]])
    areas_note: Text | None = Field(
        None, description="More on where it serves.", examples=[{"en": "since 2021 also inland"}]
    )
    founded: Dated | None = Field(
        None,
        description="When it was founded or first at work.",
        examples=[{"value": "2008", "sources": ["auberge-our-story"]}],
    )
    ended: Dated | None = Field(None, description="When it ended.", examples=[{"value": "2021-03"}])
    status: OrganisationStatus | None = Field(
        None,
        description="Whether it is at work; left out where no source says.",
        examples=[{"value": "active", "as_of": "2024", "sources": ["auberge-our-story"]}],
    )
    summary: Text | None = Field(
        None,
        description="What it is and does, in a few sentences.",
        examples=[{"en": "Association that runs the shared Warehouse."}],
    )
    themes: list[Theme] = Field([], description="What it works on.", examples=[["housing", "training"]])
    website: Url | None = Field(None, description="Its own site.", examples=["https://laubergedesmigrants.fr"])
    languages: list[Language] = Field([], description="Languages it works in.", examples=[["fr", "en"]])
    contacts: list[Contact] = Field(
        [],
        description="General contacts it publishes.",
        examples=[[{"kind": "email", "value": "contact@example.org", "use": "general", "sources": ["psm-members"]}]],
    )
    address: OrganisationAddress | None = Field(
        None, description="Public address.", examples=[{"place": "calais", "precision": "commune"}]
    )
    identifiers: list[Identifier] = Field(
        [], description="Numbers in registers.", examples=[[{"scheme": "rna", "value": "W623002345"}]]
    )
    relations: list[Relation] = Field(
        [],
        description="Ties to other organisations.",
        examples=[[{"role": "member-of", "organisation": "plateforme-soutiens-migrants", "sources": ["psm-members"]}]],
    )
    figures: list[Figure] = Field(
        [],
        description="Numbers sources give.",
        examples=[
            [{"what": {"en": "volunteers a day"}, "value": {"from": 30, "to": 70}, "sources": ["solidar-calais-visit"]}]
        ],
    )
