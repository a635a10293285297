"""Services: what somebody can come for, where, when and how."""

from typing import Annotated

from pydantic import Field, model_validator

from schema.base import Dated, Evidence, Record, Sourced, Text
from schema.contact import Contact
from schema.edtf_dates import Edtf
from schema.figure import Figure
from schema.location import Hours, Location
from schema.references import Language, OrganisationId, PlaceId, Term
from schema.scalars import Url

Need = Annotated[str, Term("needs")]
Audience = Annotated[str, Term("audiences")]


class Eligibility(Sourced):
    """Who may come, as a source says."""

    unconditional: bool | None = Field(
        None, description="true only where a source says that no condition is asked.", examples=[True]
    )
    statuses: list[Annotated[str, Term("legal-statuses")]] = Field(
        [], description="Legal statuses it is meant for.", examples=[["asylum-seeker"]]
    )
    minimum_age: int | None = Field(None, ge=0, le=120, description="Youngest age in years.", examples=[15])
    maximum_age: int | None = Field(None, ge=0, le=120, description="Oldest age in years.", examples=[17])
    conditions: Text | None = Field(
        None,
        description="Other conditions, no more than the source asks.",
        examples=[{"en": "a claim registered in the department"}],
    )

    @model_validator(mode="after")
    def _ages_in_order(self) -> "Eligibility":
        if self.minimum_age is not None and self.maximum_age is not None and self.minimum_age > self.maximum_age:
            raise ValueError("maximum_age: is below minimum_age; check both")
        return self


class SpokenLanguage(Evidence):
    """A language in which people are helped."""

    language: Language = Field(description="The language.", examples=["ar"])
    how: Annotated[str, Term("language-modes")] | None = Field(
        None, description="By staff, interpreter, phone or in writing, where told.", examples=["interpreter"]
    )


class Access(Evidence):
    """One way in."""

    mode: Annotated[str, Term("access-modes")] = Field(description="How one gets in.", examples=["walk-in"])
    who: Text | None = Field(None, description="Who may refer.", examples=[{"en": "partner associations"}])
    how: Text | None = Field(None, description="What to do.", examples=[{"en": "Dial 115."}])
    delay: Text | None = Field(None, description="How long it takes.", examples=[{"en": "an answer within two days"}])


class ServiceStatus(Sourced):
    """Whether the service runs, as a source says."""

    value: Annotated[str, Term("service-statuses")] = Field(
        description="Only what a source says; unknown only where a source leaves it open.", examples=["active"]
    )


class Alert(Sourced):
    """Something that holds for a while."""

    text: Text = Field(description="What people must know.", examples=[{"en": "Closed for works."}])
    ends: Edtf = Field(description="Last day; an alert without an end belongs into caveats.", examples=["2026-11-30"])
    begins: Edtf | None = Field(None, description="First day.", examples=["2026-11-01"])


class Service(Record):
    """Something given to people or to associations."""

    name: Text = Field(
        description="What it is called, or what it is.", examples=[{"en": "Secours Catholique day centre"}]
    )
    providers: list[OrganisationId] = Field(
        min_length=1, description="Who gives it, the lead first.", examples=[["secours-catholique-calais"]]
    )
    needs: list[Need] = Field(
        min_length=1,
        description="What one can come for; no wider than the source.",
        examples=[["day-centre", "phone-charging"]],
    )
    audiences: list[Audience] = Field(
        [],
        description="For whom, no wider than the source; left out where no source says.",
        examples=[["unaccompanied-minors"]],
    )
    audience_note: Text | None = Field(
        None,
        description="For whom in words, where the terms say less than the source.",
        examples=[{"en": "minors in appeal, 15 to 18"}],
    )
    description: Text | None = Field(
        None,
        description="What happens there, in a few sentences.",
        examples=[{"en": "Open house to rest and charge a phone."}],
    )
    eligibility: Eligibility | None = Field(
        None, description="Who may come.", examples=[{"unconditional": True, "sources": ["infomigrants-2022-mer"]}]
    )
    languages: list[SpokenLanguage] = Field(
        [], description="Languages spoken there.", examples=[[{"language": "ar", "how": "interpreter"}]]
    )
    languages_note: Text | None = Field(
        None, description="What is told about languages beyond the list.", examples=[{"en": "others on request"}]
    )
    access: list[Access] = Field([], description="Ways in.", examples=[[{"mode": "walk-in"}]])
    access_note: Text | None = Field(
        None, description="What is told about the way in beyond the list.", examples=[{"en": "Ask the team on site."}]
    )
    documents_required: list[Text] = Field(
        [],
        description="Papers to bring, where a source asks for them.",
        examples=[[{"en": "the convocation of the first desk"}]],
    )
    cost: Annotated[str, Term("costs")] | None = Field(
        None, description="Whether it costs anything; left out where no source says.", examples=["free"]
    )
    cost_note: Text | None = Field(
        None, description="More on the cost.", examples=[{"en": "EUR 5 a day after a month"}]
    )
    delivery: list[Annotated[str, Term("delivery-modes")]] = Field(
        [], description="At a place, on rounds or from afar, where told.", examples=[["mobile-round"]]
    )
    locations: list[Location] = Field([], description="Where it is given.", examples=[[{"place": "calais"}]])
    places_note: Text | None = Field(None, description="More on where.", examples=[{"en": "16 French cities"}])
    hours: list[Hours] = Field(
        [],
        description="Hours of a service without a place, such as a phone line; others stand at their location.",
        examples=[[{"text": {"en": "day and night"}, "osm": "24/7", "sources": ["psm-members"]}]],
    )
    area_covered: list[PlaceId] = Field([], description="Places it covers.", examples=[["nord", "pas-de-calais"]])
    contacts: list[Contact] = Field(
        [],
        description="Public contacts of the service.",
        examples=[[{"kind": "phone", "value": "115", "use": "emergency", "sources": ["psm-members"]}]],
    )
    website: Url | None = Field(None, description="Its own page.", examples=["https://www.calaisappeal.org/woodyard"])
    since: Dated | None = Field(None, description="When it began.", examples=[{"value": "2016-02"}])
    until: Dated | None = Field(None, description="When it ended.", examples=[{"value": "2022"}])
    status: ServiceStatus | None = Field(
        None,
        description="Whether it runs; left out where no source says.",
        examples=[{"value": "active", "as_of": "2026-01", "sources": ["infomigrants-2022-mer"]}],
    )
    alerts: list[Alert] = Field(
        [],
        description="What holds for a while.",
        examples=[[{"text": {"en": "Closed for works."}, "ends": "2026-11-30", "sources": ["psm-members"]}]],
    )
    changes: Text | None = Field(
        None,
        description="What changed lately, as newer sources tell it.",
        examples=[{"en": "Three afternoons a week instead of four days."}],
    )
    figures: list[Figure] = Field(
        [],
        description="Numbers sources give.",
        examples=[[{"what": {"en": "meals a day"}, "value": 700, "sources": ["psm-members"]}]],
    )
