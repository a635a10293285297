"""What the first of some words are: the longest label, or small words that say nothing."""

from collections.abc import Collection, Mapping

from search.lexicon import NAMES, Concept, telling
from search.library import Library

SHORTEST_NAME = 4
ONE_ACROSS = (*NAMES, "needs")
"""Vocabularies whose labels are one across small words ("right to work")."""


def small_words_at(folded: tuple[str, ...], small: frozenset[str], library: Library) -> int:
    """How many words at the beginning say nothing of what is looked for."""
    for length in range(len(folded), 1, -1):
        if folded[:length] in library.lexicon.ignored_phrases:
            return length
    return int(folded[0] in small)


def label_at(folded: tuple[str, ...], small: frozenset[str], library: Library) -> tuple[int, dict[Concept, float]]:
    """How many words the longest label at the beginning has, and what it stands for; one and nothing without any."""
    longest = library.lexicon.longest(folded[0])
    for length in range(len(folded), 0, -1):
        phrase = folded[:length]
        concepts = _of_label(phrase, longest, library)
        if length == 1 and phrase[0] in small:
            # "Salam" greets, and is an association.
            concepts = _of(NAMES, concepts)
            return (1, concepts) if len(phrase[0]) >= SHORTEST_NAME else (1, {})
        if not concepts and phrase[0] not in small and phrase[-1] not in small:
            concepts = _around_small_words(phrase, small, longest, library)
        if concepts:
            is_less = phrase[0] in small and _is_name_beyond(folded[1:], length - 1, library)
            return (1, {}) if is_less else (length, concepts)
    return 1, {}


def _is_name_beyond(folded: tuple[str, ...], length: int, library: Library) -> bool:
    """Whether a name that has more words begins here: "le secours catholique" calls no rescue ("les secours")."""
    longer = (folded[:end] for end in range(len(folded), length, -1))
    return any(_of(NAMES, library.lexicon.phrase(phrase)) for phrase in longer)


def _around_small_words(
    phrase: tuple[str, ...], small: frozenset[str], longest: int, library: Library
) -> dict[Concept, float]:
    """What a label with small words in it stands for: a name or a need, or anything where not each word by itself says
    something, as in "school for my children".
    """
    told = telling(phrase, small)
    concepts = _of_label(told, longest, library) if len(told) < len(phrase) else {}
    if concepts and all(_of_label((word,), 1, library) for word in told):
        return _of(ONE_ACROSS, concepts)
    return concepts


def _of_label(phrase: tuple[str, ...], longest: int, library: Library) -> dict[Concept, float]:
    """What some words stand for as a label, which has no more than so many."""
    return library.held(library.lexicon.phrase(phrase)) if len(phrase) <= longest else {}


def _of(schemes: Collection[str], concepts: Mapping[Concept, float]) -> dict[Concept, float]:
    return {concept: sure for concept, sure in concepts.items() if concept.scheme in schemes}
