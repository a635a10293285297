"""What each filter can be asked for: the ids that there are."""

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from schema.freshness import Freshness
from search.answered_by import SCHEMES
from search.lexicon import MEMBERS, ORGANISATIONS, Concept
from search.tokens import PERHAPS_YEARS, YEARS, tag

KINDS = ("service", "organisation", "practice", "event", "document", "place", "term")
OF_YEARS = (tag(YEARS, ""), tag(PERHAPS_YEARS, ""))


def values_of(concepts: Iterable[Concept], carried: Mapping[str, int]) -> dict[str, Sequence[str]]:
    """The values of each filter; `carried` has every token that a record has."""
    terms: dict[str, list[str]] = {}
    for scheme, term in concepts:
        terms.setdefault(scheme, []).append(term)
    found = {name: [term for scheme in of for term in terms.get(scheme, ())] for name, of in SCHEMES.items()}
    networks = [each for each in terms.get(ORGANISATIONS, ()) if Concept(MEMBERS, each).token in carried]
    years = sorted({each.rpartition("__")[2] for each in carried if each.startswith(OF_YEARS)}, reverse=True)
    return {**found, "kind": KINDS, "network": networks, "freshness": get_args(Freshness), "year": years}
