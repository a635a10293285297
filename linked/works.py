"""What the collection and its vocabularies say of themselves, in English and French."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

from extracts.offered import Offered
from linked.distributions import Distribution, distributions

NAME = "Solidarity Directory"
SUMMARY = (
    "Organisations, services and good practices that help people on the move, around Calais and the Franco-British "
    "border and in the SOLIDAR network across Europe. Every record names its sources and says how old they are."
)
FRENCH_NAME = "Répertoire des solidarités"
FRENCH_SUMMARY = (
    "Organisations, services et bonnes pratiques qui aident les personnes exilées, autour de Calais et de la "
    "frontière franco-britannique et dans le réseau SOLIDAR à travers l’Europe. Chaque fiche cite ses sources et "
    "indique leur âge."
)
PROVENANCE = (
    "Written by hand from published sources, each named in the record with the date that it speaks of; what no source "
    "says is left out.",
    "Rédigé à la main à partir de sources publiées, que chaque fiche cite avec la date dont elles parlent ; ce "
    "qu’aucune source ne dit est laissé de côté.",
)
WORDS = ("Vocabularies of the Solidarity Directory", "Vocabulaires du Répertoire des solidarités")
WORDS_SUMMARY = (
    "Needs, audiences, legal statuses and the other terms that records choose from, with labels in many languages.",
    "Besoins, publics, statuts juridiques et autres termes parmi lesquels les fiches choisissent, avec leurs libellés "
    "dans de nombreuses langues.",
)
SKOS = "http://www.w3.org/TR/skos-reference"
COUNTRIES = """
select distinct value from identifiers join places on places.id = record_id
where record_kind = 'place' and scheme = 'geonames' and places.kind = 'country' and places.country in (
    select country from service_locations join places on places.id = place_id)
order by value
"""
TOPICS = "select label, label_fr from vocabulary_terms where scheme = 'needs' and broader is null order by position"

Both = tuple[str, str | None]
"""English and French."""


@dataclass(frozen=True)
class Work:
    """A dataset."""

    page: str
    """Path of the page that it is found on."""
    title: Both
    description: Both
    files: Iterable[Distribution]
    keywords: list[Both] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    """Addresses of countries in GeoNames."""
    provenance: Both | None = None
    standard: str | None = None
    """Address of the standard that it keeps to."""


def directory(connection: sqlite3.Connection, written: Offered | None) -> Work:
    """The collection, with the extracts of it that are written."""
    return Work(
        "/downloads",
        (NAME, FRENCH_NAME),
        (SUMMARY, FRENCH_SUMMARY),
        distributions(connection, written),
        keywords=[(label, label_fr) for label, label_fr in connection.execute(TOPICS)],
        places=[f"https://sws.geonames.org/{number}/" for (number,) in connection.execute(COUNTRIES)],
        provenance=PROVENANCE,
    )


def vocabularies() -> Work:
    """The terms."""
    files = [Distribution(WORDS[0], f"/vocabularies.{form}", form) for form in ("ttl", "jsonld")]
    return Work("/vocabularies", WORDS, WORDS_SUMMARY, files, standard=SKOS)
