"""Parts of a question: a word or phrase with the concepts and the words of the index that it can stand for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from search import weights
from search.lexicon import ORGANISATIONS, ORIGINS, PLACES, WHERE, Concept
from search.library import Library
from search.tokens import STEMMED, shortened

SURE = 0.8
SPOKEN_OF = ("needs", "themes", "legal-statuses", "event-kinds")
"""Vocabularies whose words in a text tell what it is about."""
WHO = {"audiences", "legal-statuses"}
"""Vocabularies that say who asks."""
CHANCE = 0.6
"""How sure it is that a word of texts, which stands for nothing, says what is looked for."""
GENERIC = {"record-kinds", "organisation-kinds", ORIGINS}
"""Vocabularies whose words ("association", "Sudan") say little of what is looked for."""
MOST_OF_A_WORD = 4
"""Concepts up to which a word of their longer labels says anything."""


@dataclass(frozen=True)
class Part:
    """A word or phrase of a question."""

    words: tuple[str, ...]
    concepts: Mapping[Concept, float] = field(default_factory=dict)
    """Concepts it can stand for, and how sure that is."""
    spellings: tuple[Mapping[str, float], ...] = ()
    """For each word, the words of the index that are as good, and how good."""
    synonyms: frozenset[str] = frozenset()
    """Other words for its concepts, in the languages of the records."""
    corrected: str | None = None
    """What it was read as, where nothing is spelt like it."""
    offered: str | None = None
    """The same as it is written, where it is a label or a name that may be shown."""
    weight: float = 1.0
    is_heard: bool = True
    """Whether a record has it, or a label is or is near it; a number says enough by itself."""

    @cached_property
    def may_be_a_name(self) -> bool:
        """Whether it can be a word of a name rather than a need, a place or whoever asks."""
        schemes = {concept.scheme for concept in self.concepts}
        return ORGANISATIONS in schemes or not schemes

    @cached_property
    def sure(self) -> float:
        """How sure it is that it says what is looked for; a word of texts may stand there by chance."""
        return max(self.concepts.values(), default=CHANCE)

    @cached_property
    def is_who(self) -> bool:
        """Whether it stands for who asks and nothing else."""
        return bool(self.concepts) and all(concept.scheme in WHO for concept in self.concepts)

    @cached_property
    def tells_where(self) -> bool:
        """Whether it stands for where somebody is or comes from and nothing else."""
        return bool(self.concepts) and all(concept.scheme in WHERE for concept in self.concepts)

    @cached_property
    def is_place(self) -> bool:
        """Whether it stands for places and nothing else."""
        return bool(self.concepts) and all(concept.scheme == PLACES for concept in self.concepts)


def of_label(phrase: tuple[str, ...], concepts: dict[Concept, float], library: Library) -> Part:
    """A label, or a word that is none."""
    spellings = tuple(map(forms, phrase))
    told = synonyms(concepts, library)
    return Part(phrase, concepts, spellings, told, weight=weight(concepts, [*phrase], library))


def of_word(word: str, library: Library, spoken: str | None) -> Part:
    """A word that is no label by itself, with the concepts of which a longer label has it."""
    concepts = library.lexicon.part_of_label(word, spoken)
    if len(concepts) > MOST_OF_A_WORD:
        return of_label((word,), {}, library)
    sure = weights.PART_OF_A_LABEL / max(1, len(concepts)) ** 0.5
    return of_label((word,), dict.fromkeys(concepts, sure), library)


def of_small_word(word: str, library: Library) -> Part:
    """A word that is left out beside others, where it is all there is: "help"."""
    means = dict.fromkeys(library.lexicon.exact.get(word, ()), 1.0)
    return of_label((word,), library.held(means), library)


def synonyms(concepts: Mapping[Concept, float], library: Library) -> frozenset[str]:
    """Single words for concepts that are sure, as texts may have them; names stand for nothing else."""
    sure = (concept for concept, value in concepts.items() if value >= SURE and concept.scheme in SPOKEN_OF)
    return frozenset().union(*(library.synonyms.get(concept, ()) for concept in sure))


def forms(word: str) -> dict[str, float]:
    """A word and its stems, as the index may hold it, and how good they are."""
    return {word: 1.0, **{shortened(word, language): weights.STEM for language in STEMMED}}


def weight(concepts: Mapping[Concept, float], phrase: list[str], library: Library) -> float:
    """What a part counts by what it stands for and how rare that is."""
    if any(concept.scheme in GENERIC for concept in concepts):
        return weights.GENERIC
    by_concept = max(
        (
            weights.SCHEMES.get(concept.scheme, weights.GENERIC) * sure * _telling(concept.token, library)
            for concept, sure in concepts.items()
        ),
        default=0.0,
    )
    if not concepts and library.size and not any(library.knows(form) for word in phrase for form in forms(word)):
        return weights.UNHEARD
    return max(by_concept, _rarity(phrase, library), weights.LEAST)


def _telling(token: str, library: Library) -> float:
    """A term counts less the more records have it."""
    return 1 - weights.BY_RARITY * (1 - _rarity([token], library))


def _rarity(words: list[str], library: Library) -> float:
    """How rare the rarest of some words is: from 0, that every record has it, to 1; without records, all are."""
    return max((library.rarity.get(word, 1.0) for word in words), default=1.0)
