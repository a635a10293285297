"""Needs as pages show them: each under the broad one that has a picture."""

from collections.abc import Iterable, Mapping

from search.lexicon import Concept, Lexicon

SCHEME = "needs"


def by_picture(needs: Iterable[str], lexicon: Lexicon) -> Mapping[str, list[str]]:
    """Needs by the broadest one that each lies in, in their order: static/needs.svg draws the broadest ones."""
    found: dict[str, list[str]] = {}
    for need in needs:
        found.setdefault(_broadest(Concept(SCHEME, need), lexicon), []).append(need)
    return found


def _broadest(concept: Concept, lexicon: Lexicon) -> str:
    wider = lexicon.broader.get(concept)
    return _broadest(wider[0], lexicon) if wider else concept.term
