"""Where records answer a part of a question, and how well: told for all records at once, as sets."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import chain
from operator import and_, or_
from typing import NamedTuple

from search import weights
from search.expansions import expansions
from search.lexicon import ORGANISATIONS
from search.library import Library
from search.parts import Part
from search.postings import Posting
from search.rows import Rows

TERMS = {"tags": 1.0, "places": 1.0, "related": weights.TERM_OF_A_TIE}
"""Columns where terms stand, and what that counts."""
NAME = "titles"


class Match(NamedTuple):
    """A part of the question that a record answers."""

    words: str
    where: str
    """Column of the index: titles, tags, places, related, body."""
    value: float


class Level(NamedTuple):
    """The records that answer a part of the question just as well."""

    match: Match
    rows: Rows


class Wanted(NamedTuple):
    """A part of the question with all in the index that answers it."""

    part: Part
    tokens: Mapping[str, float]
    """Terms, and how well they do."""
    columns: Mapping[str, float]
    """Columns where words may stand, and what that counts."""

    @property
    def words(self) -> Iterator[str]:
        """All of it."""
        return chain(self.tokens, self.part.synonyms, *self.part.spellings)


def want(part: Part, library: Library) -> Wanted:
    """A part with all that answers it."""
    columns = {column: weights.COLUMNS[column] for column in (NAME, "related", "body")}
    if any(concept.scheme == ORGANISATIONS for concept in part.concepts):
        columns[NAME] = weights.TITLE_OF_A_NAME
    elif part.concepts:
        columns[NAME] = weights.TITLE_OF_A_TERM
    return Wanted(part, expansions(part.concepts, library), columns)


def levels(wanted: Wanted, postings: Mapping[str, Posting]) -> list[Level]:
    """The records that answer a part, the best first, each where it does so best."""
    found = sorted(_found(wanted, postings), key=lambda each: -each[0])
    words, taken, told = " ".join(wanted.part.words), 0, list[Level]()
    literal = _literal(wanted.part, postings)
    for value, where, rows in found:
        new = rows & ~taken
        taken |= new
        for added, among in ((weights.LITERAL, new & literal), (0.0, new & ~literal)):
            if among:
                told.append(Level(Match(words, where, value + added if value else 0.0), among))
    return told


def _found(wanted: Wanted, postings: Mapping[str, Posting]) -> Iterator[tuple[float, str, Rows]]:
    """What each column has of a part, with what that counts; in doubt terms come before words."""
    synonyms = wanted.part.synonyms
    for good, tokens in _alike(wanted.tokens):
        for column, counts in TERMS.items():
            yield good * counts, column, _any(tokens, column, postings)
    for column, counts in wanted.columns.items():
        for good, rows in _words_in(column, wanted.part, postings):
            yield good * counts, column, rows
        if synonyms:
            yield weights.SYNONYM * counts, column, _any(synonyms, column, postings)
    # Words that stand in different columns answer, at nothing.
    yield 0.0, "", _all(_any_column(spelling, postings) for spelling in wanted.part.spellings)


def _alike(tokens: Mapping[str, float]) -> Iterable[tuple[float, list[str]]]:
    """Tokens that do equally well."""
    found: dict[float, list[str]] = {}
    for token, good in tokens.items():
        found.setdefault(good, []).append(token)
    return found.items()


def _words_in(column: str, part: Part, postings: Mapping[str, Posting]) -> Iterator[tuple[float, Rows]]:
    """The records that have all words of a part in a column, for each form that is as good."""
    for least in sorted({good for spelling in part.spellings for good in spelling.values()}, reverse=True):
        forms = ([form for form, good in spelling.items() if good >= least] for spelling in part.spellings)
        yield least, _all(_any(each, column, postings) for each in forms)


def _literal(part: Part, postings: Mapping[str, Posting]) -> Rows:
    """Where the very words of a term, or other words for it, stand in the name."""
    if not part.concepts:
        return 0
    return _all(_any([word], NAME, postings) for word in part.words) | _any(part.synonyms, NAME, postings)


def _any(words: Iterable[str], column: str, postings: Mapping[str, Posting]) -> Rows:
    return reduce(or_, (postings[word].get(column, 0) for word in words if word in postings), 0)


def _any_column(words: Iterable[str], postings: Mapping[str, Posting]) -> Rows:
    return reduce(or_, chain.from_iterable(postings[word].values() for word in words if word in postings), 0)


def _all(found: Iterable[Rows]) -> Rows:
    """Those in every set; in none where there is no set."""
    sets = list(found)
    return reduce(and_, sets) if sets else 0
