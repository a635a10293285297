"""How a record is written into the index: columns of folded words and of tokens that stand for concepts."""

from collections.abc import Iterable
from functools import cache

from search.folding import words
from search.lexicon import PLACES, Concept
from search.stems import stem

TABLE = "search_documents"
COLUMNS = ("titles", "tags", "places", "related", "body")
"""Searched columns, from the most telling to the least."""
OF_TERMS = ("tags", "places", "related")
"""Columns of tokens that stand for terms."""
OF_WORDS = ("titles", "related", "body")
"""Columns of words and stems."""
STEMMED = ("en", "fr")
"""Languages that records are written in."""
TOKENIZER = "unicode61 remove_diacritics 0 tokenchars _"
YEARS = "years"
"""Scheme of the years in which something took place or was written."""
PERHAPS_YEARS = "perhaps-years"
"""Scheme of those of which it may be one: of 2021 or 2022."""
UNKNOWN = "unknown"
"""Scheme of tokens that say that a record leaves something open: unknown__audiences."""


def tag(scheme: str, term: str) -> str:
    """Token of a term."""
    return Concept(scheme, term).token


def given_in(place: str) -> str:
    """Token of a place where something is, or that the place lies in."""
    return tag(PLACES, place)


def covers(place: str) -> str:
    """Token of a place that is covered as a whole."""
    return f"covers__{place}".replace("-", "_")


def covers_part_of(place: str) -> str:
    """Token of a place that is covered in part."""
    return f"part__{place}".replace("-", "_")


def somewhere_in(place: str) -> str:
    """Token of a place wider than a commune of which no more is told than that something is there."""
    return f"around__{place}".replace("-", "_")


def unknown(what: str) -> str:
    """Token of what a record does not tell."""
    return tag(UNKNOWN, what)


def shortened(word: str, language: str) -> str:
    """Token of a stem, which is no word: the stem of "loyer" (rent) is "loi", which is law."""
    return f"{stem(word, language)}_"


def is_shortened(token: str) -> bool:
    """Whether a token is that of a stem."""
    return token.endswith("_")


def is_of_a_term(token: str) -> bool:
    """Whether a token stands for a term or a place."""
    return "__" in token


def text_tokens(texts: Iterable[tuple[str, str]]) -> str:
    """Words of (language, text) pairs and their stems, each once, in the order of their first use.

    Names, of no language, are shortened as in each; words of languages that records are not written in as in none.
    """
    found: dict[str, None] = {}
    for language, text in texts:
        stemmers = tuple(each for each in STEMMED if language in ("", each))
        for word in words(text):
            found |= _forms(word, stemmers)
    return " ".join(found)


@cache
def _forms(word: str, languages: tuple[str, ...]) -> dict[str, None]:
    """A word of a record and its stems, which come again and again."""
    return dict.fromkeys([word, *(shortened(word, language) for language in languages)])
