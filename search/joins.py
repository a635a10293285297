"""Words written together or apart against the rule: "jai faim", "lhebergement"; "می خواهم", "wasch maschine"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from search.library import Library
from search.spelling import SHORTEST, sound

# French articles and pronouns that should have an apostrophe.
_ELIDED = re.compile("^(?:qu|[cdjlmnst])(?=[aehiou].)")
# Not "m", "s" or "t": "I m an adult", "it s open", "don t eat" are English.
_ELIDED_ALONE = re.compile("(?:qu|[cdjl]) [aehiou].+")
# A number typed together with its word: "3enfants". Arabic in Latin letters has digits for letters: "3andi".
_NUMBERED = re.compile(r"(\d)(?:([a-z]{3,}|am|pm|km|kg)|st|nd|rd|th)|([a-z]{3,})(\d)")
IN_SYLLABLES = "vi"
"""The language whose short words, written apart, look as if they began with an article."""
WRITTEN = {"", "en", "fr"}
"""Languages of names and of most questions: a word of theirs is no other one."""
RARER = 5
"""Times that texts must have the word without its article rather than with it."""
SHORTEST_JOINED = 5
"""Letters from which two words are one: less may be chance."""


def rightly_parted(folded: Sequence[str], library: Library) -> tuple[str, ...]:
    """The same words without such articles, and with those joined that are one word of the vocabularies."""
    apart = [part for word in folded for part in _without_its_number(word, library)]
    told = _without_lone_articles(apart, library)
    if library.lexicon.language_of(told) != IN_SYLLABLES:
        told = [_without_article(word, library) for word in told]
    return tuple(_joined(told, library))


def _without_its_number(word: str, library: Library) -> list[str]:
    """A number and a word where these are known and what they are together is not."""
    found = _NUMBERED.fullmatch(word)
    if not found or library.reads(word):
        return [word]
    parts = list(filter(None, found.groups()))
    return parts if all(len(part) < 3 or library.reads(part) for part in parts) else [word]


def _without_lone_articles(folded: Sequence[str], library: Library) -> list[str]:
    """The words without such articles that have a space for their apostrophe: "de l enseignement"."""
    before_last = [word for word, after in pairwise(folded) if not _is_lone_article(word, after, library)]
    return [*before_last, *folded[-1:]]


def _is_lone_article(word: str, after: str, library: Library) -> bool:
    return bool(_ELIDED_ALONE.fullmatch(f"{word} {after}")) and library.reads(after)


def _without_article(word: str, library: Library) -> str:
    """A word that no label has, where what follows its first letter is French and more likely."""
    rest, languages, frequencies = _ELIDED.sub("", word), library.lexicon.languages, library.frequencies
    is_other = (
        word in library.lexicon.exact or word in library.lexicon.ignored or WRITTEN & languages.get(word, frozenset())
    )
    is_french = not is_other and "fr" in languages.get(rest, ())
    likelier = frequencies.get(word, 0) * RARER <= frequencies.get(rest, 0)
    return rest if is_french and likelier and not _sounds_like_a_label(word, library) else word


def _sounds_like_a_label(word: str, library: Library) -> bool:
    """Whether it is rather misspelt: "lile"."""
    return len(word) >= SHORTEST and any(
        other in library.lexicon.exact for other in library.by_sound.get(sound(word), ())
    )


def _joined(folded: list[str], library: Library) -> Iterator[str]:
    start = 0
    while start < len(folded):
        pair = folded[start : start + 2]
        is_one = len(pair) == 2 and _is_one_word(pair, library)
        yield "".join(pair) if is_one else folded[start]
        start += 1 + is_one


def _is_one_word(pair: list[str], library: Library) -> bool:
    """Whether two words, of which one says nothing by itself, are a word together."""
    word, lexicon = "".join(pair), library.lexicon
    known = word in lexicon.exact or word in lexicon.ignored
    return known and len(word) >= SHORTEST_JOINED and not word.isdigit() and not all(map(library.reads, pair))
