"""What search keeps in memory of a database: its lexicon, the words it knows, how common they are."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import NamedTuple, TypeVar

from search.documents import Documents
from search.ends import Ends
from search.lexicon import NAMES, ORGANISATIONS, ORIGINS, Concept, Lexicon
from search.memory import Memory
from search.neighbours import Neighbours
from search.postings import Posting, Postings
from search.rows import Rows, union
from search.spelling import beginning, sounds

NEEDS = (
    "food", "water-hygiene", "shelter-housing", "health", "legal-asylum", "phone-internet", "clothing-bedding",
    "day-centre", "information", "language-education", "children-youth", "women", "mental-health",
    "family-reunion-tracing",
)  # fmt: skip
"""What people on the move come for, the most urgent first; the other needs are those of associations."""
Key = TypeVar("Key")


class Cell(NamedTuple):
    """What a record counts by before anything is asked."""

    kind: str
    freshness: str | None


@dataclass(frozen=True, repr=False)
class Library:
    """The state of search for one build; what it finds out on its way, it keeps."""

    lexicon: Lexicon
    frequencies: Mapping[str, int]
    """How many records have a word, stem or token."""
    size: int
    """How many records there are."""
    words_for: Mapping[Concept, tuple[str, ...]]
    """Folded words for each concept, in the languages of the records."""
    needs: Mapping[str, Mapping[str, str]]
    """First label of each need, by language."""
    written: Mapping[str, str] = field(default_factory=dict)
    """Labels that may be shown, and their words, as they are written."""
    countries: frozenset[Concept] = frozenset()
    """Places that are a country."""
    unsaid: frozenset[str] = frozenset()
    """Words that are read and never written: by these only others call people."""
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What each filter can be asked for."""
    bearers: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Records, by row of the index, that have a name, by the name folded."""
    cells: Mapping[Cell, Rows] = field(default_factory=dict)
    """Records of each kind and freshness."""
    ends: Ends = field(default_factory=Ends)
    postings: Postings = field(default_factory=lambda: Postings(Memory(0)))
    documents: Documents = field(default_factory=Documents)
    model: Callable[[str], Sequence[float]] | None = None
    """How like a text each record is in meaning, by row of the index; an optional extra."""

    def postings_of(self, connection: sqlite3.Connection, words: Iterable[str]) -> Mapping[str, Posting]:
        """The postings of those words that records have; what is typed beside is not kept."""
        return self.postings.of(connection, filter(self.knows, words))

    @cached_property
    def every(self) -> Rows:
        """All records."""
        return union(self.cells.values())

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How rare each word of the records is: from 0, that every record has it, to 1."""
        if not self.size:
            return {}
        most = log(self.size + 1)
        return {word: log((self.size + 1) / (count + 1)) / most for word, count in self.frequencies.items()}

    @cached_property
    def rarity_of_stems(self) -> list[float]:
        """The same of each stem, by the number that documents know it by."""
        return [self.rarity[stem] for stem in self.documents.numbers]

    @cached_property
    def known(self) -> list[str]:
        """Words that a misspelt one can stand for: of records and of labels, without tokens and numbers."""
        # Arabic in Latin letters and digits is never shown either, and calls nobody names.
        every = {*self.frequencies, *self._words_of_labels} - {word for word in self.unsaid if word.isalpha()}
        return sorted(word for word in every if "_" not in word and not word.isdigit())

    @cached_property
    def _words_of_labels(self) -> set[str]:
        return {word for label in self.lexicon.exact for word in label.split()}

    @cached_property
    def near_words(self) -> Neighbours:
        """Known words, to find those that one is near."""
        return Neighbours(self.known)

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """Known words by what they sound like."""
        return grouped(self.known, self._sounds.__getitem__)

    @cached_property
    def near_labels(self) -> Neighbours:
        """Labels of several words, to find those that some words are near."""
        return Neighbours(label for label in self.lexicon.exact if " " in label)

    @cached_property
    def labels_by_sound(self) -> dict[str, list[str]]:
        """Labels of several words by what each word sounds like."""
        labels = sorted(label for label in self.lexicon.exact if " " in label)
        return grouped(labels, lambda label: " ".join(self._sounds[word] for word in label.split()))

    @cached_property
    def _sounds(self) -> dict[str, str]:
        """What each known word and each word of a label sounds like."""
        return sounds({*self.known, *self._words_of_labels})

    @cached_property
    def names_by_beginning(self) -> dict[str, list[str]]:
        """Names of organisations of several words, by how the first two of these begin."""
        names = (
            label
            for label, concepts in self.lexicon.exact.items()
            if " " in label and any(concept.scheme == ORGANISATIONS for concept in concepts)
        )
        return grouped(names, lambda name: beginning(name.split()))

    @cached_property
    def synonyms(self) -> dict[Concept, frozenset[str]]:
        """Single words for each concept that records have; their stems are those of too many others."""
        return {concept: frozenset(filter(self.knows, words)) for concept, words in self.words_for.items()}

    def first_needs(self, language: str) -> list[str]:
        """Words for the widest needs that records answer, the most urgent first, then the most frequent."""
        labels = (self.needs[concept.term] for concept in self._widest_needs)
        return [label[language] if language in label else label["en"] for label in labels]

    @cached_property
    def _widest_needs(self) -> list[Concept]:
        needs = (Concept("needs", need) for need in self.needs)
        held = {concept: self._records_of(concept) for concept in needs if not self.lexicon.broader.get(concept)}
        urgent = {need: place for place, need in enumerate(NEEDS)}
        return sorted(filter(held.get, held), key=lambda each: (urgent.get(each.term, len(NEEDS)), -held[each]))

    def _records_of(self, concept: Concept) -> int:
        return sum(self.frequencies.get(each.token, 0) for each in (concept, *self.lexicon.narrower.get(concept, ())))

    def terms(self, scheme: str) -> list[str]:
        """Ids of a vocabulary, or of places."""
        return [concept.term for concept in self.words_for if concept.scheme == scheme]

    def held(self, concepts: Mapping[Concept, float]) -> dict[Concept, float]:
        """Those that any record has, or has something narrower or wider of."""
        return {concept: sure for concept, sure in concepts.items() if self._is_held(concept)}

    def _is_held(self, concept: Concept) -> bool:
        if concept.scheme in (*NAMES, ORIGINS):
            return True
        lexicon = self.lexicon
        related = (lexicon.narrower, lexicon.broader, lexicon.related)
        near = [concept, *(each for ties in related for each in ties.get(concept, ()))]
        return any(self.knows(each.token) for each in near)

    def reads(self, word: str) -> bool:
        """Whether a word stands in a record or in a label, or says nothing."""
        lexicon = self.lexicon
        return self.knows(word) or word in lexicon.ignored or word in lexicon.exact or word in lexicon.of_word

    def says(self, word: str) -> bool:
        """Whether a word says something of what is looked for: a record has it, or a label has it or is it."""
        lexicon = self.lexicon
        return self.knows(word) or bool(lexicon.phrase((word,)) or lexicon.part_of_label(word))

    def knows(self, word: str) -> bool:
        """Whether a record has this word."""
        return word in self.frequencies


def grouped(words: Iterable[str], key: Callable[[str], Key]) -> dict[Key, list[str]]:
    """Words by something of theirs, each group in their order."""
    found: dict[Key, list[str]] = {}
    for word in words:
        found.setdefault(key(word), []).append(word)
    return found
