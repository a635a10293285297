"""What in the index answers to a concept, and how well: what is narrower, wider, near, or goes with it."""

from collections.abc import Iterator, Mapping

from search import tokens, weights
from search.lexicon import ORGANISATIONS, PLACES, PROVIDED_BY, THEMES, Concept, Lexicon
from search.library import Library


def expansions(concepts: Mapping[Concept, float], library: Library) -> dict[str, float]:
    """Tokens of the index that answer to some concepts, and how well."""
    found: dict[str, float] = {}
    for concept, sure in concepts.items():
        near = _around(concept, library.lexicon) if concept.scheme == PLACES else _related(concept, library)
        for token, good in near:
            found[token] = max(found.get(token, 0.0), good * sure)
    return found


def _related(concept: Concept, library: Library) -> Iterator[tuple[str, float]]:
    """A term with narrower, wider and neighbouring ones; these count more where no record has the term itself.

    Neighbours of a theme say something else; the need or the people that go with it are what it is about.
    """
    is_theme = concept.scheme == THEMES
    lexicon = library.lexicon
    narrower, wider = lexicon.narrower.get(concept, ()), lexicon.broader.get(concept, ())
    held = any(library.knows(each.token) for each in (concept, *narrower))
    yield concept.token, 1.0
    yield from ((each.token, weights.NARROWER) for each in narrower)
    yield from ((each.token, weights.BROADER if held else weights.INSTEAD) for each in wider)
    if not is_theme:
        beside = (each for around in wider for each in lexicon.narrower.get(around, ()) if each != concept)
        yield from ((each.token, weights.BESIDE) for each in beside)
    related = weights.ABOUT if is_theme else weights.RELATED if held else weights.INSTEAD
    yield from ((each.token, related) for each in lexicon.related.get(concept, ()))
    if concept.scheme == ORGANISATIONS:
        yield tokens.tag(PROVIDED_BY, concept.term), weights.PROVIDED


def _around(concept: Concept, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """A place with what lies in it, covers it, or is near."""
    yield concept.token, 1.0
    wider = lexicon.broader.get(concept, ())
    yield from ((tokens.given_in(area.term), weights.NEARBY) for area in lexicon.areas.get(concept, ()))
    yield tokens.covers(concept.term), 1.0
    yield tokens.covers_part_of(concept.term), weights.IN_PART
    for around in wider:
        yield tokens.covers(around.term), weights.COVERED if len(wider) < 3 else weights.COVERED_FROM_AFAR
        yield tokens.somewhere_in(around.term), weights.SOMEWHERE
