"""Tables of places."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.collection import Collection
from pipeline.tables.common import of, page, text_columns, text_values
from pipeline.tables.shape import Column, Facts, Row, Table, array
from schema.place import Place


def _rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.places.values():
        codes = {identifier.scheme: identifier.value for identifier in record.identifiers}
        middle = record.centroid
        yield (
            record.id,
            *text_values(record, "name"),
            record.kind,
            record.country,
            record.parent,
            codes.get("insee"),
            codes.get("geonames"),
            middle.latitude if middle else None,
            middle.longitude if middle else None,
            record.timezone,
            array(record.includes),
            array(other.name for other in record.other_names),
            *text_values(record, "definition"),
            array(record.sources),
            page("places", record),
        )


def _within_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    outer = directly_around(collection)
    for name in collection.places:
        for around in sorted(all_around(name, outer)):
            yield name, around


def directly_around(collection: Collection) -> dict[str, set[str]]:
    """The parent of each place and the areas that include it."""
    outer: dict[str, set[str]] = defaultdict(set)
    for name, place in collection.places.items():
        outer[name] |= {place.parent} if place.parent else set()
        for inner in place.includes:
            outer[inner].add(name)
    return outer


def all_around(name: str, outer: dict[str, set[str]]) -> set[str]:
    """A place and all that it lies in."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += outer[here]
    return found


PLACES = Table(
    "places",
    "The gazetteer: communes, regions, countries and areas that sources speak of.",
    (
        of(Place, "id", required=True),
        of(Place, "name", required=True),
        Column("name_fr", "French of name, where there is one."),
        of(Place, "kind", required=True),
        of(Place, "country"),
        of(Place, "parent", references="places"),
        Column("insee", "INSEE code of a French commune, department or region."),
        Column("geonames", "Number in GeoNames."),
        Column("latitude", "Latitude of its middle, WGS 84 degrees.", "REAL"),
        Column("longitude", "Longitude of its middle, WGS 84 degrees.", "REAL"),
        of(Place, "timezone"),
        of(Place, "includes"),
        of(Place, "other_names"),
        *text_columns(Place, "definition"),
        of(Place, "sources"),
        Column("url", "Address of the record's page on this site.", required=True),
    ),
    _rows,
    label="name",
    search=("name", "name_fr", "other_names", "definition"),
    facets=("kind", "country", "parent"),
    sortable=("name", "kind", "country"),
)

PLACE_WITHIN = Table(
    "place_within",
    "Which place lies in which, itself included: join through it to take in everything inside a place.",
    (
        Column("place_id", "The inner place.", required=True, references="places"),
        Column("within_id", "A place that it lies in, or itself.", required=True, references="places"),
    ),
    _within_rows,
    key=("place_id", "within_id"),
)

TABLES = (PLACES, PLACE_WITHIN)
