"""Where somebody comes from, or was, is not where help is looked for: "from Poland", "fingerprints are in Italy"."""

from collections.abc import Mapping

from search.lexicon import ORIGINS, Concept
from search.library import Library

ORIGIN = Concept(ORIGINS, "country-of-origin")
BEEN_ELSEWHERE = Concept("legal-statuses", "dublin-procedure")
"""What is told together with the country that somebody was in before."""


def without_origin(
    concepts: Mapping[Concept, float], before: tuple[str, ...], told: Mapping[Concept, float], library: Library
) -> dict[Concept, float]:
    """The same concepts, with a country for where somebody comes from where the words before say so.

    `told` is what the label before stands for.
    """
    if not (_is_from(before, library) or BEEN_ELSEWHERE in told):
        return dict(concepts)
    return {ORIGIN if concept in library.countries else concept: sure for concept, sure in concepts.items()}


def _is_from(before: tuple[str, ...], library: Library) -> bool:
    return any(before[start:] in library.lexicon.whence for start in range(len(before)))
