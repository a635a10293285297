"""The vocabularies: what each term means, what it is called in every language, which records carry it."""

import sqlite3
from collections.abc import Mapping

from linked.vocabularies import Concept, read_concepts, read_credits, read_scheme, read_schemes
from search.answered_by import SCHEMES
from web.page import Page, Redirect
from web.pages.withdrawn import withdrawn
from web.visit import Visit

FILTERS = {scheme: parameter for parameter, schemes in SCHEMES.items() for scheme in schemes}
"""Parameters of search by the vocabulary that they take."""


def vocabularies(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page:
    """All of them."""
    return Page("vocabularies.html", {"schemes": read_schemes(connection)})


def vocabulary(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page | Redirect:
    """One with its terms, or what became of it; NotFound where there never was such."""
    scheme = read_scheme(connection, parts["scheme"])
    if scheme is None:
        return withdrawn(connection, visit, "vocabularies", parts["scheme"])
    concepts = read_concepts(connection, scheme.id)
    values = {
        "scheme": scheme,
        "concepts": concepts,
        "narrower": _narrower(concepts),
        "filter": FILTERS.get(scheme.id),
        "counts": _counts(visit, scheme.id),
        "credits": read_credits(connection, scheme.id),
    }
    return Page("vocabulary.html", values)


def _narrower(concepts: list[Concept]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for concept in concepts:
        if concept.broader:
            found.setdefault(concept.broader, []).append(concept.id)
    return found


def _counts(visit: Visit, scheme: str) -> Mapping[str, int]:
    """Records that carry each term or a narrower one, where search narrows by them."""
    rows = visit.facets.rows.get(FILTERS.get(scheme, ""), {})
    return {term: found.bit_count() for term, found in rows.items()}
