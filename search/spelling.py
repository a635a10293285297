"""Words that somebody may have meant: near ones and longer ones."""

from bisect import bisect_left
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""Letters from which a word can be misspelt: shorter ones are near too many others."""
SHORTEST_BEGINNING = 3
MOST = 6
"""Words that one can stand for."""


def near(word: str, known: Mapping[int, list[str]]) -> list[tuple[str, float]]:
    """Known words within one slip (two from eight letters on), nearest first, with how sure that is (0 to 1).

    Known words stand by their length.
    """
    if len(word) < SHORTEST or word.isdigit():
        return []
    slips = 1 if len(word) < 8 else 2
    lengths = range(len(word) - slips, len(word) + slips + 1)
    alike = [other for length in lengths for other in known.get(length, ())]
    found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=slips, limit=MOST * 3)
    ranked = sorted(found, key=lambda hit: (hit[1], hit[0][0] != word[0], hit[0]))
    return [(other, 0.85 if distance <= 1 else 0.7) for other, distance, _ in ranked[:MOST]]


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
