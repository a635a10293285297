"""Where records answer a part of a question, and how well: told for all records at once, as sets."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from search import weights
from search.expansions import expansions
from search.lexicon import ORGANISATIONS
from search.library import Library
from search.parts import Part
from search.postings import Posting, having
from search.rows import Rows, common
from search.tokens import OF_TERMS, OF_WORDS

NAME = ("titles",)


class Match(NamedTuple):
    """A part of the question that a record answers."""

    words: str
    where: str
    """Column of the index: titles, tags, places, related, body."""
    value: float


class Level(NamedTuple):
    """The records that answer a part of the question just as well; none stands in two levels of a part."""

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
    columns = {column: weights.COLUMNS[column] for column in OF_WORDS}
    if any(concept.scheme == ORGANISATIONS for concept in part.concepts):
        columns["titles"] = weights.TITLE_OF_A_NAME
    elif part.concepts:
        columns["titles"] = weights.TITLE_OF_A_TERM
    return Wanted(part, expansions(part.concepts, library), columns)


def levels(wanted: Wanted, postings: Mapping[str, Posting]) -> list[Level]:
    """The records that answer a part, each where it does so best; more where the name says it literally."""
    words, literal, taken = " ".join(wanted.part.words), _literal(wanted.part, postings), 0
    told = list[Level]()
    for value, where, rows in sorted(_found(wanted, postings), key=lambda each: -each[0]):
        new = rows & ~taken
        taken |= new
        for added, among in ((weights.LITERAL, new & literal), (0.0, new & ~literal)):
            if among:
                told.append(Level(Match(words, where, value + added), among))
    return told


def _found(wanted: Wanted, postings: Mapping[str, Posting]) -> Iterator[tuple[float, str, Rows]]:
    """What each column has of a part, with what that counts; in doubt terms come before words."""
    yield from _by_terms(wanted.tokens, postings)
    for column, counts in wanted.columns.items():
        for good, rows in _with_all_words(column, wanted.part, postings):
            yield good * counts, column, rows
        yield weights.SYNONYM * counts, column, having(wanted.part.synonyms, (column,), postings)


def _by_terms(tokens: Mapping[str, float], postings: Mapping[str, Posting]) -> Iterator[tuple[float, str, Rows]]:
    """The records that have a term; those that do equally well together."""
    alike: dict[float, list[str]] = {}
    for token, good in tokens.items():
        alike.setdefault(good, []).append(token)
    for good, some in alike.items():
        for column in OF_TERMS:
            counts = weights.TERM_OF_A_TIE if column == "related" else weights.COLUMNS[column]
            yield good * counts, column, having(some, (column,), postings)


def _with_all_words(column: str, part: Part, postings: Mapping[str, Posting]) -> Iterator[tuple[float, Rows]]:
    """The records that have all words of a part in a column, for each form that is as good."""
    for least in sorted({good for spelling in part.spellings for good in spelling.values()}, reverse=True):
        forms = ([form for form, good in spelling.items() if good >= least] for spelling in part.spellings)
        yield least, common(having(each, (column,), postings) for each in forms)


def _literal(part: Part, postings: Mapping[str, Posting]) -> Rows:
    """Where the very words of a term, or other words for it, stand in the name."""
    if not part.concepts:
        return 0
    return common(having([word], NAME, postings) for word in part.words) | having(part.synonyms, NAME, postings)
