"""Words without their endings, so that "avocats" finds "avocat": Snowball's stemmers over folded words."""

import re
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
LATIN = ("en", "fr", "de", "es", "it", "tr")
ARABIC = ("ar", "fa")
CYRILLIC = ("uk",)
_FIRST_ARABIC, _LAST_ARABIC = "\u0600", "\u06ff"
_FIRST_CYRILLIC, _LAST_CYRILLIC = "\u0400", "\u04ff"
# Articles, "and", "in", "for" that Arabic writes together with the word.
_PREFIXES = re.compile("^(?:وال|بال|كال|فال|عال|لل|ال|و|ب|ل)(?=.{3})")


def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself where the language has no stemmer or the word is a number."""
    if language not in _STEMMERS or word.isdigit():
        return word
    if language == "ar":
        word = _PREFIXES.sub("", word)
    return _stemmer(_STEMMERS[language]).stemWord(word) or word


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
