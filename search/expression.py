"""A question as an FTS5 expression: quoted words and tokens joined by and, or; nothing typed reaches the syntax."""

from collections.abc import Iterable, Iterator, Mapping

from search import tokens, weights
from search.lexicon import ORGANISATIONS, PLACES, PROVIDED_BY, THEMES, Concept, Lexicon
from search.library import Library
from search.parts import Part


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


def quoted(word: str) -> str:
    """A word or token as FTS5 takes it literally."""
    return '"' + word.replace('"', "") + '"'


def any_of(expressions: Iterable[str]) -> str:
    """At least one of some expressions; of none, one that nothing answers."""
    found = list(dict.fromkeys(expressions)) or [quoted("")]
    return found[0] if len(found) == 1 else f"({' OR '.join(found)})"


def all_of(expressions: Iterable[str]) -> str:
    """Every one of some expressions; empty ones ask nothing."""
    return " AND ".join(dict.fromkeys(filter(None, expressions)))


def of_part(part: Part, library: Library) -> str:
    """What a record must have to answer a part: one of its concepts, a word for one, or all of its own words."""
    # Words that no record has would only be compared in vain.
    by_concept = map(quoted, filter(library.knows, (*expansions(part.concepts, library), *part.synonyms)))
    by_words = [any_of(map(quoted, filter(library.knows, spelling))) for spelling in part.spellings]
    # In brackets, so that what is typed counts beside the same word for a concept.
    return any_of([*by_concept, f"({all_of(by_words)})"])
