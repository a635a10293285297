"""Which type of schema.org a record has: by its folder, and by its kind where the vocabulary of kinds tells."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FOLDERS = {
    "organisations": "Organization",
    "services": "Service",
    "practices": "Article",
    "events": "Event",
    "documents": "CreativeWork",
    "sources": "CreativeWork",
    "places": "Place",
    "glossary": "DefinedTerm",
}
"""Types of records, unless their kind tells a narrower one."""
PLACES = {
    "commune": "AdministrativeArea",
    "city": "City",
    "district": "AdministrativeArea",
    "department": "AdministrativeArea",
    "region": "AdministrativeArea",
    "country": "Country",
    "continent": "Continent",
    "sea": "SeaBodyOfWater",
}
"""Types of places by their kind; an area that sources speak of has no borders."""
KINDS = {"organisations": "organisation-kinds", "events": "event-kinds", "documents": "document-kinds"}
"""Vocabularies whose terms name a type of schema.org, nearest or broader."""

MATCHES = """
select scheme, vocabulary_terms.id, substr(found.value, instr(found.value, ':') + 1)
from vocabulary_terms, json_each(matches) as found
where scheme in (select value from json_each(?)) and found.value like 'schema-org%'
order by found.value
"""
ORGANISATIONS = "select id, kind from organisations where id in (select value from json_each(?))"
GAZETTEER = "select id, kind, country from places where id in (select value from json_each(?))"


@dataclass(frozen=True, repr=False)
class Types:
    """The kinds of the organisations and places that a record names, and the types of kinds."""

    by_kind: Mapping[tuple[str, str], str]
    """By vocabulary and term."""
    organisations: Mapping[str, str]
    places: Mapping[str, tuple[str, str | None]]
    """Kind and country."""

    def of(self, folder: str, record: str) -> str:
        """The type of a record that is named."""
        if folder == "places":
            return PLACES.get(self.places.get(record, ("", None))[0], FOLDERS[folder])
        if folder == "organisations":
            return self.of_kind(folder, self.organisations.get(record, ""))
        return FOLDERS[folder]

    def of_kind(self, folder: str, kind: str) -> str:
        """The type of a kind of record."""
        return self.by_kind.get((KINDS[folder], kind), FOLDERS[folder])

    def country(self, place: str) -> str | None:
        """The country that a place lies in."""
        return self.places.get(place, ("", None))[1]


def read_types(connection: sqlite3.Connection, named: Iterable[tuple[str, str]]) -> Types:
    """What the database knows of records, given by folder and id."""
    named = list(named)
    organisations, places = (
        json.dumps([record for folder, record in named if folder == wanted]) for wanted in ("organisations", "places")
    )
    return Types(
        # Ordered so that the nearest match comes last, and stays.
        {(scheme, term): found for scheme, term, found in connection.execute(MATCHES, [json.dumps([*KINDS.values()])])},
        dict(map(tuple, connection.execute(ORGANISATIONS, [organisations]))),
        {place: (kind, country) for place, kind, country in connection.execute(GAZETTEER, [places])},
    )
