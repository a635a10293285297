"""Ways on from a list of results: values that narrow it down, with how many records each leaves."""

from collections.abc import Collection
from typing import NamedTuple

from search.answer import Answer
from search.answered_by import SCHEMES
from search.lexicon import Concept
from search.rows import Rows
from web.offered import OFFERED
from web.visit import Visit

FEWEST = 4
"""Records that are read faster than narrowed."""
MOST_VALUES = 8


class Way(NamedTuple):
    """A value that narrows the list."""

    label: str
    number: int | None
    """None where looser answers may join them."""
    link: str


def ways_on(visit: Visit, found: Answer, listed: str) -> dict[str, list[Way]]:
    """For each filter that a list offers the values that leave the most records, but not all of them."""
    if found.sure < FEWEST:
        return {}
    among = found.pages.sure
    ways = {name: _ways(visit, name, among, found.pages.is_exact) for name in OFFERED[listed] if name in SCHEMES}
    return {name: found for name, found in ways.items() if found}


def _ways(visit: Visit, name: str, among: Rows, is_exact: bool) -> list[Way]:
    offered, total = _offered(visit, name), among.bit_count()
    counts = {
        value: count for value, count in visit.facets.counts(name, among).items() if count < total and value in offered
    }
    values = list(counts)[:MOST_VALUES]
    links = visit.with_each(name, values)
    return [
        Way(visit.value_label(name, value), counts[value] if is_exact else None, link)
        for value, link in zip(values, links, strict=True)
    ]


def _offered(visit: Visit, name: str) -> Collection[str]:
    """Values that narrow: every one, or those within what is chosen, for a second one beside it would widen."""
    chosen = [Concept(scheme, value) for scheme in SCHEMES[name] for value in visit.set_values.get(name, ())]
    within = {each.term for concept in chosen for each in visit.library.lexicon.narrower.get(concept, ())}
    return within if chosen else visit.facets.rows[name]
