"""Datasette's own search box, made to understand: what is typed, as an expression over the plain words of a table."""

from collections.abc import Iterator

from search.expression import all_of, any_of, quoted
from search.lexicon import IGNORED, Concept
from search.library import Library
from search.parts import Part
from search.reading import understand

MOST_ALTERNATIVES = 40
SHORTEST_PREFIX = 4
"""Letters from which the beginning of a word is enough: tables hold whole words, not stems."""
SURE = 0.5
"""How sure a concept must be for its other words to be looked for."""
NOTHING = '"'  # an empty phrase, which matches nothing


def expand(text: str, library: Library) -> str:
    """An FTS5 expression for a question; never one that is no syntax."""
    parts = understand(text, library).parts
    return all_of(any_of(_alternatives(part, library)) for part in parts) or NOTHING * 2


def _alternatives(part: Part, library: Library) -> list[str]:
    found = dict.fromkeys(_prefix(form) for form in _words(part))
    for concept, sure in sorted(part.concepts.items(), key=lambda each: (-each[1], each[0])):
        if sure >= SURE:
            found.update(dict.fromkeys(map(_prefix, _labels(concept, library))))
    return list(found)[:MOST_ALTERNATIVES]


def _words(part: Part) -> Iterator[str]:
    if len(part.spellings) == 1:
        yield from part.spellings[0]
    else:
        yield " ".join(part.words)


def _labels(concept: Concept, library: Library) -> Iterator[str]:
    """Words for a concept and for narrower ones, in the languages of the records."""
    for each in (concept, *library.lexicon.narrower.get(concept, ())):
        if each.scheme == concept.scheme != IGNORED:
            yield from library.words_for.get(each, ())


def _prefix(phrase: str) -> str:
    return quoted(phrase) + ("*" if len(phrase.split()[-1]) >= SHORTEST_PREFIX else "")
