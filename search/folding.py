"""Text in any script becomes plain words that compare equal however they were typed."""

import re
import unicodedata
from itertools import filterfalse

LONGEST = 400
"""Characters of a question that are read: a longer one says no more."""

# Letters that Unicode keeps apart and people type for one another, after decomposition and case folding.
# Arabic script: yeh and kaf by the keyboard, alef without hamza, teh marbuta as heh, Kurdish and Pashto yehs.
# Latin: letters that do not decompose.
_SAME = str.maketrans(
    {
        **dict.fromkeys("یىېێۍئ", "ي"),
        **dict.fromkeys("ۆؤۇ", "و"),
        **dict.fromkeys("ةۀەھہۂ", "ه"),
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ڕڒ", "ر"),
        "ک": "ك",
        "ګ": "گ",
        "ڵ": "ل",
        "ı": "i",
        "đ": "d",
        "ø": "o",
        "ł": "l",
        "œ": "oe",
        "æ": "ae",
        "ё": "е",
        "ґ": "г",
        "і": "и",
        "ї": "и",
        "є": "е",
    }
)
# Series of eight Ethiopic syllables that sound alike in Amharic and Tigrinya, each with the one that stands for it.
_ETHIOPIC_SERIES = (("ሐ", "ሀ"), ("ኀ", "ሀ"), ("ሠ", "ሰ"), ("ዐ", "አ"), ("ፀ", "ጸ"))
# First and fourth vowels of the throat are one in Amharic; rounded letters are written by themselves or with a vowel.
_ETHIOPIC_VOWELS = {"ሃ": "ሀ", "ኣ": "አ", "ቈ": "ቆ", "ኈ": "ሆ", "ኰ": "ኮ", "ጐ": "ጎ"}
_SAME |= str.maketrans(_ETHIOPIC_VOWELS)
for _series, _kept in _ETHIOPIC_SERIES:
    _alike = (chr(ord(_kept) + vowel) for vowel in range(7))
    _SAME |= {ord(_series) + vowel: _ETHIOPIC_VOWELS.get(letter, letter) for vowel, letter in enumerate(_alike)}
_TATWEEL_AND_JOINERS = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# French articles and pronouns that an apostrophe ties to the word.
_ELIDED = re.compile(r"\b(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quelqu)['’ʼ`´]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’ʼ`´]s\b", re.IGNORECASE)
# People's own dots inside a word: migrant·e·s, migrant.e.s, exilé-e-s.
_INCLUSIVE = re.compile(r"(?<=\w)[·•‧.∙-](?:e|ne|le|te|rice|euse)(?:[·•‧.∙-]?s)?\b", re.IGNORECASE)
_INITIALS = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
_NEEDS_CARE = re.compile("['’ʼ`´.·•‧∙-]")
"""A sign that one of the patterns above begins at."""
# A number stands by itself, so that "utopia56" is "Utopia 56". But whoever writes Arabic in Latin letters writes those
# that these lack as single digits: "sa7bi", "3andi".
_LETTERS_OR_DIGITS = re.compile(
    r"(?<![^\W_])(?=(?:[235-9]?[a-z]){2})[235-9]?[a-z]+(?:[235-9][a-z]+)*[235-9]?(?![^\W_])|[^\W\d_]+|\d+"
)


def words(text: str) -> list[str]:
    """The folded words of a text, in their order."""
    return fold(text).split()


def fold(text: str) -> str:
    """Folded words with one space between them; empty where nothing can be read."""
    needs_care = _NEEDS_CARE.search(text)
    if text.isascii() and not needs_care:
        return " ".join(_LETTERS_OR_DIGITS.findall(text.lower()))
    text = text.encode("utf-8", "ignore").decode("utf-8")
    text = _TATWEEL_AND_JOINERS.sub("", text)
    if needs_care:
        text = _INITIALS.sub(lambda found: found.group().replace(".", ""), text)
        text = _POSSESSIVE.sub("", _ELIDED.sub("", _INCLUSIVE.sub("", text)))
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(filterfalse(unicodedata.combining, text))
    text = unicodedata.normalize("NFKC", text.translate(_SAME))
    found = _LETTERS_OR_DIGITS.findall(text)
    return " ".join(found if all(map(str.isalpha, found)) else map(_plain_digits, found))


def _plain_digits(word: str) -> str:
    if word.isalpha() or word.isascii():
        return word
    return "".join(str(unicodedata.digit(letter, letter)) for letter in word)
