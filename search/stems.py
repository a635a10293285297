"""Words without their endings, so that "avocats" finds "avocat": Snowball's stemmers over folded words."""

import re
from collections.abc import Iterator
from functools import cache

import Stemmer

_STEMMERS = {
    "en": "english",
    "fr": "french",
    "de": "german",
    "es": "spanish",
    "it": "italian",
    "tr": "turkish",
    "ar": "arabic",
    "fa": "persian",
    "prs": "persian",
    "uk": "russian",
}
SHORTEST_STEM = 4
"""Letters of a shortened word that are no chance: French shortens "wife" and "wifi" alike."""
LATIN = ("en", "fr", "de", "es", "it", "tr")
ARABIC = ("ar", "fa")
CYRILLIC = ("uk",)
_FIRST_ARABIC, _LAST_ARABIC = "\u0600", "\u06ff"
_FIRST_CYRILLIC, _LAST_CYRILLIC = "\u0400", "\u04ff"
# Articles, "and", "in", "for" that Arabic writes together with the word.
_PREFIXES = re.compile("^(?:وال|بال|كال|فال|عال|لل|ال|و|ب|ل)(?=.{3})")

# What French and English change for number and gender alone.
_BENT = re.compile("(?<=...)(?:ees?|es?|[sx])$")
_BENT_Y = re.compile("(?<=...)ies?$")


def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself where the language has no stemmer or the word is a number."""
    if language not in _STEMMERS or word.isdigit():
        return word
    if language == "ar":
        word = _PREFIXES.sub("", word)
    return _stemmer(_STEMMERS[language]).stemWord(word) or word


def unbent(phrase: tuple[str, ...]) -> str:
    """Folded words without their endings of number or gender: what is left of two is alike only where they are forms
    of one, while "petit" and "petition" have the same stem.
    """
    return " ".join(_BENT.sub("", _BENT_Y.sub("y", word)) for word in phrase)


def stem_keys(phrase: tuple[str, ...], languages: tuple[str, ...] = ()) -> Iterator[str]:
    """A run of words as each fitting stemmer shortens it, of some languages or of any; never to a few letters,
    but for an Arabic root behind an article: "للأكل" is "أكل".
    """
    for language in languages_of(phrase[0]):
        if not languages or language in languages:
            stems = " ".join(stem(word, language) for word in phrase)
            is_root = language == "ar" and has_clitic(phrase[0])
            if len(stems) >= SHORTEST_STEM or is_root or stems == " ".join(phrase):
                yield f"{language}:{stems}"


def has_clitic(word: str) -> bool:
    """Whether an Arabic word may begin with an article, "and", "in" or "for"."""
    return bool(_PREFIXES.match(word))


def is_arabic(word: str) -> bool:
    """Whether a word is written in Arabic letters."""
    return _FIRST_ARABIC <= word[0] <= _LAST_ARABIC


def languages_of(word: str) -> tuple[str, ...]:
    """Languages whose stemmers fit the script of a word; a question does not say its language."""
    if is_arabic(word):
        return ARABIC
    first = word[0]
    if _FIRST_CYRILLIC <= first <= _LAST_CYRILLIC:
        return CYRILLIC
    return LATIN if first.isascii() else ()


@cache
def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    # Nothing that was typed is kept in memory: hence no cache of words.
    return Stemmer.Stemmer(algorithm, 0)
