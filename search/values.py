"""What each filter can be asked for: the ids that there are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from schema.freshness import Freshness
from search.lexicon import MEMBERS, ORGANISATIONS, PLACES, Concept
from search.standing import KINDS
from search.tokens import YEARS, tag

SCHEMES: dict[str, tuple[str, ...]] = {
    "kind": ("record-kinds",),
    "need": ("needs",),
    "theme": ("themes",),
    "type": ("organisation-kinds", "event-kinds", "document-kinds"),
    "network": (ORGANISATIONS,),
    "audience": ("audiences",),
    "place": (PLACES,),
    "language": ("languages",),
    "status": ("legal-statuses",),
    "freshness": ("freshness",),
    "year": (YEARS,),
}
"""What the values of each filter are ids of; no two kinds of record have a type of the same name."""


def values_of(concepts: Iterable[Concept], carried: Mapping[str, int]) -> dict[str, Sequence[str]]:
    """The values of each filter; `carried` has every token that a record has."""
    terms: dict[str, list[str]] = {}
    for scheme, term in concepts:
        terms.setdefault(scheme, []).append(term)
    found = {name: [term for scheme in of for term in terms.get(scheme, ())] for name, of in SCHEMES.items()}
    networks = [each for each in terms.get(ORGANISATIONS, ()) if Concept(MEMBERS, each).token in carried]
    of_year = tag(YEARS, "")
    years = sorted((each.removeprefix(of_year) for each in carried if each.startswith(of_year)), reverse=True)
    return {**found, "kind": KINDS, "network": networks, "freshness": get_args(Freshness), "year": years}
