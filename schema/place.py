"""Places: the gazetteer that records point to."""

from typing import Annotated

from pydantic import Field
from pydantic_extra_types.timezone_name import TimeZoneName

from schema.base import Entry, Model, Text
from schema.identifier import Identifier
from schema.references import Language, PlaceId, SourceId, Term
from schema.scalars import CountryCode, Line


class PlaceName(Model):
    """Another name of a place, to be found by."""

    name: Line = Field(description="The name.", examples=["كاليه"])
    language: Language | None = Field(None, description="Its language, where the gazetteer tells.", examples=["ar"])


class Centroid(Model):
    """The middle of a place as its gazetteer has it."""

    latitude: float = Field(ge=-90, le=90, description="Latitude, WGS 84 degrees.", examples=[50.95194])
    longitude: float = Field(ge=-180, le=180, description="Longitude, WGS 84 degrees.", examples=[1.85635])


class Place(Entry):
    """A commune, region, country or an area that sources speak of; never a living site."""

    name: Text = Field(description="Name by language.", examples=[{"en": "Calais", "fr": "Calais"}])
    kind: Annotated[str, Term("place-kinds")] = Field(description="Kind of place.", examples=["commune"])
    country: CountryCode | None = Field(
        None, description="Country; left out for what lies in several or none.", examples=["FR"]
    )
    identifiers: list[Identifier] = Field(
        [], description="Codes in gazetteers.", examples=[[{"scheme": "insee", "value": "62193"}]]
    )
    centroid: Centroid | None = Field(
        None, description="Its middle.", examples=[{"latitude": 50.95194, "longitude": 1.85635}]
    )
    timezone: TimeZoneName | None = Field(
        None, description="IANA time zone, for hours and holidays.", examples=["Europe/Paris"]
    )
    parent: PlaceId | None = Field(None, description="The place it lies in.", examples=["pas-de-calais"])
    includes: list[PlaceId] = Field(
        [], description="Parts of an area that no single parent tells.", examples=[["calais", "grande-synthe"]]
    )
    other_names: list[PlaceName] = Field(
        [],
        description="Other spellings and scripts, from the gazetteer or as people type them.",
        examples=[[{"name": "كاليه"}]],
    )
    definition: Text | None = Field(
        None,
        description="What sources mean by an area that has no borders.",
        examples=[{"en": "Calais and the communes around it."}],
    )
    sources: list[SourceId] = Field([], description="Gazetteers it comes from.", examples=[["geonames"]])
