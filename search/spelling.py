"""Words that somebody may have meant: ones that sound alike, near ones and longer ones; and whole labels."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.neighbours import Neighbours
from search.stems import is_arabic

SHORTEST = 4
"""Letters from which a word can be misspelt: shorter ones are near too many others."""
SHORTEST_ARABIC = 3
"""The same where vowels are left out."""
SHORTEST_BEGINNING = 3
MOST = 6
"""Words that one can stand for."""
LONG = 8
"""Letters from which two slips are forgiven, and any slip: few words are so long and so near by chance."""
MISSING = 6
"""Letters from which a consonant may be missing or too many: "heart" is no "heat"."""
MOST_UNHEARD = 2
"""Letters by which words that sound alike may differ in length."""
LETTERS_A_SLIP = 7
"""Letters of a label of several words for which one slip is forgiven."""
# Ways to write a sound, each with the one that stands for it; then letters that are doubled or not heard. None reaches
# from one line into the next.
_SOUNDS = [
    (re.compile(pattern, re.MULTILINE), sound)
    for pattern, sound in (
        (r"(.)\1{2,}", r"\1\1"), ("sch|sh|ch", "x"), ("ph", "f"), ("ck|q", "k"), ("c(?=[eiy])|z", "s"), ("c", "k"),
        ("(?:ai|ei|i|y)[nm](?![aeiouynm])", "in"), (r"(?<=[aeiou][^aeiou\n])e(?=[^aeiou\n][aeiou])", ""),
        ("w", "v"), ("oo|ou", "u"), ("ee|ea|ie|y|j", "i"), ("ei|ai", "e"), ("eau|au", "o"), ("h", ""),
        ("[ذظض]", "ز"), ("[صث]", "س"), ("ط", "ت"), ("ح", "ه"), ("[قغ]", "ك"), (r"(?<=..)e(s?)$", r"\1"),
        (r"(.)\1", r"\1"),
    )
]  # fmt: skip

_VOWELS = frozenset("aeiouyاويهаеиоуыэюя")
_SYLLABLES = frozenset(map(chr, range(0x1200, 0x1380)))
"""Ethiopic letters, of which each is heard as two."""


def sound(word: str) -> str:
    """Roughly what a word sounds like: words that people write for one another have the same."""
    return sounds([word])[word]


def sounds(words: Iterable[str]) -> dict[str, str]:
    """What each of many words sounds like: all in one text, which takes a tenth of the time of one by one."""
    every = list(words)
    text = "".join(f"{word}\n" for word in every)
    for pattern, heard in _SOUNDS:
        text = pattern.sub(heard, text)
    return dict(zip(every, text.split("\n")[:-1], strict=True))


def near(
    word: str, known: Neighbours, by_sound: Mapping[str, list[str]], frequencies: Mapping[str, int]
) -> list[tuple[str, float]]:
    """Known words that sound alike or are within one slip (two of long words), the likeliest first.

    Each with how sure that is (0 to 1). Of short words only slips that keep the consonants count, for another one makes
    another word: "wife" is no slip of "wifi".
    """
    if len(word) < (SHORTEST_ARABIC if is_arabic(word) else SHORTEST) or word.isdigit():
        return []
    slips = 1 if len(word) < LONG else 2
    found = process.extract(word, known.of(word, slips), scorer=OSA.distance, score_cutoff=slips, limit=MOST * 3)
    heard = [other for other in by_sound.get(sound(word), ()) if abs(len(other) - len(word)) <= MOST_UNHEARD]
    distances = {other: distance for other, distance, _ in found if _is_slip(word, other)} | dict.fromkeys(heard, 0)
    ranked = sorted(distances, key=lambda hit: (distances[hit], hit[0] != word[0], -frequencies.get(hit, 0), hit))
    return [(other, 0.85 if distances[other] <= 1 else 0.7) for other in ranked[:MOST]]


def _is_slip(word: str, other: str) -> bool:
    """Whether one is likely the other badly typed rather than a word of its own."""
    if is_arabic(word) and len(word) <= SHORTEST:
        return _misses_a_vowel(word, other) or (len(word) == SHORTEST and sorted(word) == sorted(other))
    heard = len(word) * (2 if word[0] in _SYLLABLES else 1)
    if heard >= LONG or sorted(word) == sorted(other) or (heard >= MISSING and len(word) != len(other)):
        return True
    return heard > SHORTEST and _consonants(word) == _consonants(other)


def _misses_a_vowel(word: str, other: str) -> bool:
    """Whether a short Arabic word has one more or one fewer of the vowels that may be written."""
    are_alike = _consonants(word) == _consonants(other) and word.count("ه") == other.count("ه")
    return are_alike and len(word) != len(other) and min(len(word), len(other)) >= SHORTEST_ARABIC


def _consonants(word: str) -> str:
    """What is heard of a word but its vowels."""
    return "".join(letter for letter in sound(word) if letter not in _VOWELS)


def near_label(text: str, known: Neighbours) -> str | None:
    """The label of several words that is nearest to a text, if it is near for its length."""
    slips = min(3, len(text) // LETTERS_A_SLIP)
    if not slips:
        return None
    found = process.extractOne(text, known.of(text, slips), scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found else None


def beginning(phrase: Sequence[str]) -> str:
    """How the first two words of a phrase begin."""
    return " ".join(word[:SHORTEST_BEGINNING] for word in phrase[:2])


def longer(word: str, known: list[str]) -> list[tuple[str, float]]:
    """Known words that begin with this one, shortest first."""
    if len(word) < SHORTEST_BEGINNING:
        return []
    start = bisect_left(known, word)
    found = []
    for other in known[start : start + 200]:
        if not other.startswith(word):
            break
        found.append(other)
    return [(other, 0.8) for other in sorted(found, key=lambda each: (len(each), each))[:MOST]]
