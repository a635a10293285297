"""Where a record answers a part of a question, and how well."""

from collections.abc import Mapping
from typing import NamedTuple

from search import weights
from search.documents import Document
from search.expression import expansions
from search.lexicon import ORGANISATIONS, PLACES
from search.library import Library
from search.parts import Part


class Match(NamedTuple):
    """A part of the question that a record answers."""

    words: str
    where: str
    """Column of the index: titles, tags, places, related, body."""
    value: float


class Wanted(NamedTuple):
    """A part of the question, ready to be compared with many records."""

    part: Part
    words: str
    tokens: Mapping[str, float]
    any_token: frozenset[str]
    spelt: tuple[tuple[frozenset[str], Mapping[str, float]], ...]
    """For each word, what the index may have for it, and how good that is."""
    terms: tuple[tuple[str, float], ...]
    """Columns where its terms may stand, and what that counts."""
    columns: tuple[tuple[str, float], ...]
    """Columns where its words may stand, and what that counts, the most first."""


TERMS = (("tags", 1.0), ("places", 1.0), ("related", weights.TERM_OF_A_TIE))
"""Columns where terms stand; places and what covers them stand in one by themselves."""


def want(part: Part, library: Library) -> Wanted:
    """A part with all that answers it."""
    columns = {column: weights.COLUMNS[column] for column in ("titles", "related", "body")}
    if any(concept.scheme == ORGANISATIONS for concept in part.concepts):
        columns["titles"] = weights.TITLE_OF_A_NAME
    elif part.concepts:
        columns["titles"] = weights.TITLE_OF_A_TERM
    found = expansions(part.concepts, library)
    spelt = tuple((frozenset(spelling), spelling) for spelling in part.spellings)
    terms = tuple(each for each in TERMS if _may_stand(part, each[0]))
    return Wanted(part, " ".join(part.words), found, frozenset(found), spelt, terms, tuple(columns.items()))


def _may_stand(part: Part, column: str) -> bool:
    """Whether a column of terms can hold any of a part."""
    return any((concept.scheme == PLACES) == (column == "places") for concept in part.concepts)


def match(wanted: Wanted, document: Document) -> Match:
    """Where a part is found best."""
    best, where = 0.0, ""
    held_in = document.columns
    for column, counts in wanted.terms:
        if not wanted.any_token.isdisjoint(held_in[column]):
            held = wanted.any_token & held_in[column]
            if (value := max(map(wanted.tokens.__getitem__, held)) * counts) > best:
                best, where = value, column
    for column, counts in wanted.columns:
        if counts > best and (value := counts * _words_in(wanted, held_in[column])) > best:
            best, where = value, column
    return Match(wanted.words, where, best + _literal(wanted.part, document.columns["titles"]) if best else 0.0)


def _literal(part: Part, name: frozenset[str]) -> float:
    """More where the very words of a term, or other words for it, stand in the name."""
    stands = part.concepts and (name.issuperset(part.words) or not part.synonyms.isdisjoint(name))
    return weights.LITERAL if stands else 0.0


def _words_in(wanted: Wanted, held: frozenset[str]) -> float:
    """How well all words of a part stand in a column, or another word for what they mean."""
    found = []
    for forms, good in wanted.spelt:
        if forms.isdisjoint(held):
            break
        found.append(max(map(good.__getitem__, forms & held)))
    else:
        if found:
            return min(found)
    return 0.0 if wanted.part.synonyms.isdisjoint(held) else weights.SYNONYM
