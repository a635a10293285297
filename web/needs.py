"""Needs as pages show them: each under the broad one that has a picture, and in every language that has their words."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from search.lexicon import Concept, Lexicon
from search.library import NEEDS
from web.labels import Label, Labels

SCHEME = "needs"


class Speech(NamedTuple):
    """The needs in one language."""

    code: str
    name: str
    """What it calls itself."""
    labels: dict[str, Label]
    """Label of each need."""


def speeches(labels: Labels) -> list[Speech]:
    """Every language in which all needs of the first page have a label, by its own name."""
    words = {need: labels.by_term.get((SCHEME, need), {}) for need in NEEDS}
    codes = set.intersection(*(set(known) for known in words.values()))
    found = [
        Speech(code, labels.of("languages", code, code).text, {need: words[need][code] for need in NEEDS})
        for code in codes
    ]
    return sorted(found, key=lambda speech: speech.name.casefold())


def by_picture(needs: Iterable[str], lexicon: Lexicon) -> Mapping[str, list[str]]:
    """Needs by the broadest one that each lies in, in their order: static/needs.svg draws the broadest ones."""
    found: dict[str, list[str]] = {}
    for need in needs:
        found.setdefault(_broadest(Concept(SCHEME, need), lexicon), []).append(need)
    return found


def _broadest(concept: Concept, lexicon: Lexicon) -> str:
    wider = lexicon.broader.get(concept)
    return _broadest(wider[0], lexicon) if wider else concept.term
