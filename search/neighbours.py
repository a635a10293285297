"""Known texts that may be a few slips away from another, found by the pieces of it that slips leave whole."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

EDGE = "\n\n"
"""What stands before and after a text, so that its first letter and its last are three letters too."""


class Neighbours:
    """Known texts, by every three letters of theirs that follow one another."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = sorted(sorted(texts), key=len)
        having: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for place, text in enumerate(self._texts):
            for letters in _threes(EDGE + text + EDGE):
                having[letters].append(place)
        # A plain one, in which what was typed leaves no trace.
        self._having: dict[str, Sequence[int]] = dict(having)

    def of(self, text: str, slips: int) -> list[str]:
        """Known texts among which are all that so many slips or fewer part from a text, the shortest first.

        It has four letters for each slip, so that what is left whole is three at least.
        """
        first = bisect_left(self._texts, len(text) - slips, key=len)
        end = bisect_right(self._texts, len(text) + slips, key=len)
        places = set[int]()
        for piece in _pieces(EDGE + text + EDGE, slips + 1):
            rarest = min((self._having.get(letters, ()) for letters in _threes(piece)), key=len)
            places.update(rarest[bisect_left(rarest, first) : bisect_left(rarest, end)])
        return [self._texts[place] for place in sorted(places)]


def _threes(text: str) -> Iterator[str]:
    return (text[start : start + 3] for start in range(len(text) - 2))


def _pieces(text: str, count: int) -> Iterator[str]:
    """A text cut into so many pieces of like length, with a letter left out between them.

    A slip spoils one piece at most, even where it swaps two letters: with fewer slips than pieces, one is whole.
    """
    cuts = [(len(text) + 1) * number // count for number in range(count + 1)]
    return (text[start : end - 1] for start, end in pairwise(cuts))
