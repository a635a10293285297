"""Tables of where and when services are given."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.collection import Collection
from pipeline.tables.common import (
    OF_SERVICE,
    POSITION,
    date_columns,
    date_values,
    evidence_columns,
    evidence_values,
    of,
    text_columns,
    text_values,
)
from pipeline.tables.shape import Column, Facts, Row, Table, array
from schema.location import Address, Hours, Location
from schema.service import Service


def places(record: Service) -> list[str]:
    """Places where a service is given, each once."""
    return list(dict.fromkeys(location.place for location in record.locations))


def all_hours(record: Service) -> Iterator[tuple[Location | None, Hours]]:
    """The hours of a service with the location that they hold for."""
    for hours in record.hours:
        yield None, hours
    for location in record.locations:
        for hours in location.hours:
            yield location, hours


def only_place(record: Service) -> str | None:
    """The one place where a service is given or that it covers: its hours hold there."""
    named = {*places(record), *record.area_covered}
    return next(iter(named)) if len(named) == 1 else None


def _location_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.services.values():
        for position, location in enumerate(record.locations, 1):
            address = location.address or Address(precision="commune")
            yield (
                record.id,
                position,
                location.place,
                location.precision,
                *text_values(location, "name"),
                address.street,
                address.postcode,
                address.latitude,
                address.longitude,
                *text_values(address, "landmark", "directions"),
                *text_values(location, "note"),
                *date_values(location.as_of),
                array(location.sources),
                *date_values(address.as_of),
                array(address.sources),
            )


SERVICE_LOCATIONS = Table(
    "service_locations",
    "Where services are given, no finer than it may be told.",
    (
        OF_SERVICE,
        POSITION,
        Column("place_id", "Commune or area.", required=True, references="places"),
        of(Address, "precision", required=True),
        *text_columns(Location, "name"),
        of(Address, "street"),
        of(Address, "postcode"),
        of(Address, "latitude", type="REAL"),
        of(Address, "longitude", type="REAL"),
        *text_columns(Address, "landmark", "directions"),
        *text_columns(Location, "note"),
        *date_columns(Location, "as_of"),
        Column("sources", "Sources of the service at this place, where it names its own.", form="list"),
        *(replace(column, name=f"address_{column.name}") for column in date_columns(Address, "as_of")),
        Column("address_sources", "Sources of the address.", form="list"),
    ),
    _location_rows,
    key=("service_id", "position"),
    facets=("place_id", "precision"),
)


def _hours_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.services.values():
        for position, (location, hours) in enumerate(all_hours(record), 1):
            yield (
                record.id,
                position,
                location.place if location else only_place(record),
                *text_values(hours, "text"),
                hours.osm,
                *date_values(hours.valid),
                *evidence_values(hours),
                array(hours.sources),
            )


SERVICE_HOURS = Table(
    "service_hours",
    "Hours as sources give them, with the date they speak of.",
    (
        OF_SERVICE,
        POSITION,
        Column("place_id", "Place where they hold; empty where a service has none, or several.", references="places"),
        *text_columns(Hours, "text"),
        of(Hours, "osm"),
        *date_columns(Hours, "valid"),
        *evidence_columns(),
        Column("sources", "Sources of the hours.", required=True, form="list"),
    ),
    _hours_rows,
    key=("service_id", "position"),
)


TABLES = (SERVICE_LOCATIONS, SERVICE_HOURS)
