"""Places and addresses, no finer than they are published."""

from linked.links import Links
from linked.values import Node, node, texts, worded
from schema.identifier import Identifier
from schema.location import Address, Location
from schema.place import Place

REGISTERS = {"wikidata": "https://www.wikidata.org/entity/{}", "geonames": "https://sws.geonames.org/{}/"}
"""Registers whose numbers are addresses of the same thing."""


def place(record: Place, links: Links) -> Node:
    """A place of the gazetteer."""
    middle = record.centroid
    return node(
        links.types.of("places", record.id),
        links.page("places", record.id),
        name=texts(record.name),
        alternateName=[worded(other.name, other.language) for other in record.other_names],
        description=texts(record.definition),
        identifier=identifiers(record.identifiers, links),
        sameAs=same_as(record.identifiers),
        geo=node("GeoCoordinates", latitude=middle.latitude, longitude=middle.longitude) if middle else None,
        containedInPlace=links.to("places", record.parent) if record.parent else None,
        containsPlace=links.to_all("places", record.includes),
    )


def identifiers(every: list[Identifier], links: Links) -> list[Node]:
    """Numbers in registers."""
    return [
        node(
            "PropertyValue",
            propertyID=links.concept("identifier-schemes", each.scheme),
            name=links.label("identifier-schemes", each.scheme),
            value=each.value,
        )
        for each in every
    ]


def same_as(every: list[Identifier]) -> list[str]:
    """Addresses of the same thing in registers that give each thing one."""
    return [REGISTERS[each.scheme].format(each.value) for each in every if each.scheme in REGISTERS]


def site(location: Location, links: Links) -> Node:
    """Where a service is given; of a withheld place its commune, as the record itself holds nothing finer."""
    return node(
        "Place",
        name=texts(location.name),
        address=postal(location.address, location.place, links),
        geo=position(location.address),
        containedInPlace=links.to("places", location.place),
    )


def postal(address: Address | None, commune: str, links: Links) -> Node:
    """An address: street and postcode where these are told."""
    named = links.names.get(("places", commune))
    return node(
        "PostalAddress",
        streetAddress=address.street if address else None,
        postalCode=address.postcode if address else None,
        addressLocality=named.name if named else None,
        addressCountry=links.types.country(commune),
    )


def position(address: Address | None) -> Node | None:
    """The point of an address, where it is published."""
    if address is None or address.latitude is None:
        return None
    return node("GeoCoordinates", latitude=address.latitude, longitude=address.longitude)
