"""How like the best answers a record is: words that several of them share are likelier what is meant.

Rocchio, Relevance feedback in information retrieval (1971), with the first answers for those that somebody liked.
"""

from collections.abc import Iterable, Sequence
from math import sqrt

from search.documents import Document
from search.library import Library


def likenesses(
    leaders: Iterable[tuple[Document, float]], documents: Sequence[Document], library: Library
) -> list[float]:
    """For each of some records how like the leaders it is, from 0 to 1 for the likest; leaders with their scores."""
    meant = _meant(leaders, library)
    found = [_shared(document, meant) for document in documents]
    most = max(found, default=0.0) or 1.0
    return [each / most for each in found]


def _meant(leaders: Iterable[tuple[Document, float]], library: Library) -> list[float]:
    """What each stem tells, by its number: the rarer it is and the more of the leaders have it, the more."""
    found = [0.0] * len(library.rarity_of_stems)
    for document, score in leaders:
        count = score**2 / _length(document)
        for stem in document.stems:
            found[stem] += count * library.rarity_of_stems[stem] ** 2
    return found


def _shared(document: Document, meant: Sequence[float]) -> float:
    """What a record has of the words; a longer one has more by chance."""
    return sum(map(meant.__getitem__, document.stems)) / _length(document)


def _length(document: Document) -> float:
    return sqrt(len(document.stems) or 1)
