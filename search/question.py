"""What a question asks for: its words become parts, each with the concepts and the words it can stand for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import log

from search import spelling, weights
from search.folding import LONGEST, words
from search.lexicon import LONGEST_LABEL, MEMBERS, NAMES, ORGANISATIONS, PLACES, Concept, telling
from search.library import Library
from search.stems import languages_of, stem
from search.tokens import STEMMED

MOST_PARTS = 12
MOST_WORDS = 40
MEMBERSHIPS = {Concept("relation-roles", role) for role in ("member-of", "part-of", "affiliate-of")}
SHORTEST_NAME = 4
SURE = 0.8
SPOKEN_OF = ("needs", "practice-themes", "legal-statuses", "event-kinds")
"""Vocabularies whose words in a text tell what it is about."""
GENERIC = {"record-kinds", "organisation-kinds"}
"""Vocabularies whose words ("association") say little of what is looked for."""
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
    weight: float = 1.0

    @cached_property
    def may_be_a_name(self) -> bool:
        """Whether it can be a word of a name rather than a need, a place or whoever asks."""
        schemes = {concept.scheme for concept in self.concepts}
        return ORGANISATIONS in schemes or not schemes

    @cached_property
    def is_place(self) -> bool:
        """Whether it stands for places and nothing else."""
        return bool(self.concepts) and all(concept.scheme == PLACES for concept in self.concepts)


@dataclass(frozen=True)
class Question:
    """A question as search understands it."""

    folded: str
    parts: tuple[Part, ...]

    @property
    def corrected(self) -> str | None:
        """The question with misspelt words mended, where there are any."""
        if not any(part.corrected for part in self.parts):
            return None
        return " ".join(part.corrected or " ".join(part.words) for part in self.parts)

    @cached_property
    def schemes(self) -> frozenset[str]:
        """Vocabularies that the question speaks of."""
        return frozenset(concept.scheme for part in self.parts for concept in part.concepts)

    @cached_property
    def spellings_of_a_name(self) -> tuple[Mapping[str, float], ...]:
        """For each word of the question, what it can stand for; nothing where no word can be one of a name."""
        if not any(part.may_be_a_name for part in self.parts):
            return ()
        return tuple(spelling for part in self.parts for spelling in part.spellings)

    @cached_property
    def forms(self) -> frozenset[str]:
        """The question as a name may stand: as typed, without small words, with its spelling mended."""
        told = " ".join(word for part in self.parts for word in part.words)
        return frozenset(filter(None, (self.folded, told, self.corrected)))


def understand(text: str, library: Library) -> Question:
    """Read a question in any language; never fails."""
    folded = tuple(words(text[:LONGEST]))[:MOST_WORDS]
    parts = tuple(_parts(folded, library)) or tuple(_small_word(word, library) for word in folded)
    return Question(" ".join(folded), _with_members(parts[:MOST_PARTS]))


def _parts(folded: tuple[str, ...], library: Library) -> Iterator[Part]:
    """The longest labels first, from left to right; what is no label is a part by itself, small words are none."""
    start = 0
    while start < len(folded):
        length, concepts = _label_at(folded[start : start + LONGEST_LABEL], library)
        phrase = telling(folded[start : start + length], library.lexicon.ignored)
        if concepts:
            yield _part(phrase, concepts, library)
        elif small := _small_words_at(folded[start : start + LONGEST_LABEL], library):
            length = small
        else:
            yield from _unlabelled(folded[start], library)
        start += length


def _small_words_at(folded: tuple[str, ...], library: Library) -> int:
    """How many words at the beginning say nothing of what is looked for."""
    lexicon = library.lexicon
    for length in range(len(folded), 1, -1):
        if folded[:length] in lexicon.ignored_phrases:
            return length
    return int(folded[0] in lexicon.ignored)


def _label_at(folded: tuple[str, ...], library: Library) -> tuple[int, dict[Concept, float]]:
    ignored = library.lexicon.ignored
    for length in range(len(folded), 0, -1):
        phrase = folded[:length]
        concepts = library.held(library.lexicon.phrase(phrase))
        if length == 1 and phrase[0] in ignored:
            # "Salam" greets, and is an association.
            concepts = {concept: sure for concept, sure in concepts.items() if concept.scheme in NAMES}
            return (1, concepts) if len(phrase[0]) >= SHORTEST_NAME else (1, {})
        if not concepts and phrase[0] not in ignored and phrase[-1] not in ignored:
            concepts = library.held(library.lexicon.phrase(telling(phrase, ignored)))
        if concepts:
            return length, concepts
    return 1, {}


def _with_members(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Where a question asks for members, a network stands for those that belong to it as well."""
    if not any(MEMBERSHIPS & part.concepts.keys() for part in parts):
        return parts
    return tuple(replace(part, concepts={**part.concepts, **_members(part.concepts)}) for part in parts)


def _members(concepts: Mapping[Concept, float]) -> dict[Concept, float]:
    return {
        Concept(MEMBERS, concept.term): sure for concept, sure in concepts.items() if concept.scheme == ORGANISATIONS
    }


def _unlabelled(word: str, library: Library) -> Iterator[Part]:
    """A word that is no label: of a text, of a longer label, or misspelt."""
    if library.knows(word) or library.lexicon.part_of_label(word):
        yield _word(word, library)
        return
    if word in library.lexicon.joined:
        yield from _parts(library.lexicon.joined[word], library)
        return
    yield _misspelt(word, library)


def _word(word: str, library: Library) -> Part:
    """A word that is no label by itself, with the concepts of which a longer label has it."""
    concepts = library.lexicon.part_of_label(word)
    if len(concepts) > MOST_OF_A_WORD:
        return _part((word,), {}, library)
    sure = weights.PART_OF_A_LABEL / max(1, len(concepts)) ** 0.5
    return _part((word,), dict.fromkeys(concepts, sure), library)


def _small_word(word: str, library: Library) -> Part:
    """A word that is left out beside others, where it is all there is: "help"."""
    return _part((word,), library.held(library.lexicon.phrase((word,))), library)


def _misspelt(word: str, library: Library) -> Part:
    inflected = [(form, 0.9) for form in _forms(word)[1:] if library.knows(form)]
    guesses = [*inflected, *(spelling.near(word, library.by_length) or spelling.longer(word, library.known))]
    if not guesses:
        return Part((word,), spellings=({word: 1.0},), weight=weights.UNHEARD)
    concepts: dict[Concept, float] = {}
    for guess, sure in guesses:
        for concept, fits in library.lexicon.phrase((guess,)).items():
            concepts[concept] = max(sure * fits, concepts.get(concept, 0))
    spellings = {form: sure for guess, sure in reversed(guesses) for form in _forms(guess)}
    weight = _weight(concepts, [guess for guess, _ in guesses], library) if concepts else weights.UNHEARD
    mended = None if inflected else guesses[0][0]
    return Part((word,), concepts, (spellings,), _synonyms(concepts, library), mended, weight)


def _part(phrase: tuple[str, ...], concepts: dict[Concept, float], library: Library) -> Part:
    spellings = tuple(dict.fromkeys(_forms(word), 1.0) for word in phrase)
    weight = _weight(concepts, list(phrase), library)
    return Part(phrase, concepts, spellings, _synonyms(concepts, library), weight=weight)


def _synonyms(concepts: Mapping[Concept, float], library: Library) -> frozenset[str]:
    """Single words for concepts that are sure, as texts may have them; names stand for nothing else."""
    sure = (concept for concept, value in concepts.items() if value >= SURE and concept.scheme in SPOKEN_OF)
    words_for = (word for concept in sure for word in library.words_for.get(concept, ()) if " " not in word)
    return frozenset(
        form for word in words_for for form in (word, *(stem(word, each) for each in STEMMED)) if library.knows(form)
    )


def _forms(word: str) -> list[str]:
    """A word and its stems, as the index may hold it."""
    return list(dict.fromkeys([word, *(stem(word, language) for language in languages_of(word))]))


def _weight(concepts: Mapping[Concept, float], phrase: list[str], library: Library) -> float:
    if any(concept.scheme in GENERIC for concept in concepts):
        return weights.GENERIC
    by_concept = max(
        (weights.SCHEMES.get(concept.scheme, weights.GENERIC) * sure for concept, sure in concepts.items()), default=0.0
    )
    frequency = min((library.frequencies.get(word, 0) for word in phrase), default=0)
    rarity = log((library.size + 1) / (frequency + 1)) / log(library.size + 1)
    return max(by_concept, rarity, weights.LEAST)
