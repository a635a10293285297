"""Where something is and when it is open, no finer than it may be known."""

import re
from typing import Literal

from pydantic import Field, model_validator

from schema.base import Evidence, Sourced, Text
from schema.edtf_dates import Edtf
from schema.references import PlaceId
from schema.scalars import Line, OpeningHours

Precision = Literal["exact", "street", "commune", "withheld"]

_HOUSE_NUMBER = re.compile(r"^\d|\d\w?$")
_FINER = ("street", "postcode", "landmark", "latitude", "longitude", "directions")
_ALLOWED: dict[Precision, tuple[str, ...]] = {
    "exact": _FINER,
    "street": ("street", "postcode"),
    "commune": (),
    "withheld": (),
}


class Address(Evidence):
    """Where in the commune, as far as it may be told."""

    precision: Precision = Field(
        description="exact: the door; street: the street without its number; commune: nothing finer; withheld: "
        "given on contact only, for informal living sites, shelters and rounds that move.",
        examples=["street"],
    )
    street: Line | None = Field(
        None,
        repr=False,
        description="Street, with the house number only where the precision is exact.",
        examples=["rue de Croÿ"],
    )
    postcode: Line | None = Field(None, repr=False, description="Postcode.", examples=["62100"])
    landmark: Text | None = Field(
        None,
        repr=False,
        description="What to look for on the spot, where a source names it publicly.",
        examples=[{"en": "beside the library"}],
    )
    directions: Text | None = Field(
        None, repr=False, description="How to get there.", examples=[{"en": "Bus line 2, stop Théâtre"}]
    )
    latitude: float | None = Field(
        None, repr=False, ge=-90, le=90, description="Latitude, WGS 84 degrees.", examples=[50.9581]
    )
    longitude: float | None = Field(
        None, repr=False, ge=-180, le=180, description="Longitude, WGS 84 degrees.", examples=[1.8521]
    )

    @model_validator(mode="after")
    def _no_finer_than_its_precision(self) -> "Address":
        """An error here never prints the value: the place may be one that must not be told."""
        given = [name for name in _FINER if getattr(self, name) is not None]
        refused = [name for name in given if name not in _ALLOWED[self.precision]]
        if self.precision == "withheld" and self.note:
            refused.append("note")
        if refused:
            raise ValueError(
                f"{refused[0]}: is finer than precision {self.precision} allows; remove it from the record"
            )
        if self.precision == "street" and self.street and _HOUSE_NUMBER.search(self.street):
            raise ValueError("street: holds a number; leave it out, or use precision exact where it is public")
        if given and not self.sources:
            raise ValueError("sources: are missing; an address names where it was published")
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude: stands without its longitude or the reverse; give both")
        return self


class Hours(Sourced):
    """When something is open, in the source's sense and, where precise enough, by machine."""

    text: Text = Field(
        description="The hours as the source gives them, in your own words.",
        examples=[{"en": "Monday to Friday, afternoons"}],
    )
    osm: OpeningHours | None = Field(
        None,
        description="The same in opening_hours syntax, only where the source gives days and times; never guessed.",
        examples=["Mo-Fr 14:00-17:00"],
    )
    valid: Edtf | None = Field(
        None, description="Season or span in which they hold, where told.", examples=["2025-11/2026-03"]
    )


class Location(Evidence):
    """One of the places where a service is given; its evidence is told where it is another than the record's."""

    place: PlaceId = Field(description="The commune or area, by its id in data/places/.", examples=["calais"])
    name: Text | None = Field(
        None,
        repr=False,
        description="Name of the building or site, where it is public; never for a withheld place.",
        examples=[{"fr": "Maison d'entraide"}],
    )
    address: Address | None = Field(
        None,
        description="Where in the commune; left out, only the commune is known.",
        examples=[{"precision": "withheld"}],
    )
    hours: list[Hours] = Field(
        [],
        description="Hours at this place.",
        examples=[[{"text": {"en": "every afternoon"}, "sources": ["psm-members"]}]],
    )
    as_of: Edtf | None = Field(
        None,
        description="Newest date at which a source attests the service at this place, where it is not the record's.",
        examples=["2022-03"],
    )
    note: Text | None = Field(
        None, description="What else is told about the place.", examples=[{"en": "in winter only"}]
    )

    @property
    def precision(self) -> Precision:
        """How finely the place is known."""
        return self.address.precision if self.address else "commune"

    @model_validator(mode="after")
    def _withheld_has_no_name(self) -> "Location":
        if self.precision == "withheld" and self.name:
            raise ValueError("name: tells a place whose precision is withheld; remove it from the record")
        return self
