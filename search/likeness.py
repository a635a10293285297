"""How like the best answers a record is: words that several of them share are likelier what is meant.

Rocchio, Relevance feedback in information retrieval (1971), with the first answers for those that somebody liked.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from search.documents import Document
from search.library import Library


def likenesses(
    leaders: Iterable[tuple[Document, float]], documents: Sequence[Document], library: Library
) -> list[float]:
    """For each of some records how like the leaders it is, from 0 to 1 for the likest; leaders with their scores."""
    meant = _meant(leaders, library)
    words = frozenset(meant)
    found = [_shared(document, meant, words) for document in documents]
    most = max(found, default=0.0) or 1.0
    return [each / most for each in found]


def _meant(leaders: Iterable[tuple[Document, float]], library: Library) -> Mapping[str, float]:
    """Words of the leaders by what they tell: the rarer and the more of these have one, the more."""
    counts = defaultdict[str, float](float)
    for document, score in leaders:
        count = score**2 / _length(document)
        for word in document.stems:
            counts[word] += count
    return {word: count * library.rarity[word] ** 2 for word, count in counts.items()}


def _shared(document: Document, meant: Mapping[str, float], words: frozenset[str]) -> float:
    """What a record has of the words; a longer one has more by chance."""
    return sum(map(meant.__getitem__, words & document.stems)) / _length(document)


def _length(document: Document) -> float:
    return sqrt(len(document.stems) or 1)
