"""What each filter can be asked for: the ids that there are."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from schema.freshness import Freshness
from search.ages import YEAR
from search.lexicon import MEMBERS, ORGANISATIONS, PLACES, Concept
from search.standing import KINDS
from search.tokens import TABLE

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
    "year": ("years",),
}
"""What the values of each filter are ids of; no two kinds of record have a type of the same name."""
YEARS = f"select distinct {YEAR} as year from {TABLE} where year is not null order by year desc"


def read_values(
    connection: sqlite3.Connection, concepts: Iterable[Concept], carried: Mapping[str, int]
) -> dict[str, Sequence[str]]:
    """The values of each filter; `carried` has every token that a record has."""
    terms: dict[str, list[str]] = {}
    for scheme, term in concepts:
        terms.setdefault(scheme, []).append(term)
    found = {name: [term for scheme in of for term in terms.get(scheme, ())] for name, of in SCHEMES.items()}
    networks = [each for each in terms.get(ORGANISATIONS, ()) if Concept(MEMBERS, each).token in carried]
    years = [year for (year,) in connection.execute(YEARS)]
    return {**found, "kind": KINDS, "network": networks, "freshness": get_args(Freshness), "year": years}
