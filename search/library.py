"""What search keeps in memory of a database: its lexicon, the words it knows, how common they are."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from search.documents import Documents
from search.labels import make_lexicon
from search.lexicon import NAMES, ORGANISATIONS, PLACES, Concept, Label, Lexicon
from search.spelling import beginning, sound
from search.tokens import STEMMED, TABLE

Key = TypeVar("Key")

NOT_ASKED_FOR = {
    "access-modes", "address-precisions", "contact-kinds", "contact-uses", "costs", "delivery-modes",
    "evidence-levels", "freshness", "identifier-schemes", "language-modes", "name-uses", "organisation-statuses",
    "place-kinds", "service-statuses", "source-kinds", "verification-methods", "verification-outcomes",
}  # fmt: skip
"""Vocabularies whose words mean other things in a question ("phone", "page", "active")."""


MOST_IN_AN_AREA = 10
"""Places up to which what lies in the same area is near."""
AREAS = """
select place_id, within_id from place_within join places on places.id = within_id
where places.kind = 'area' and place_id <> within_id
  and (select count(*) from place_within as inside where inside.within_id = place_within.within_id) <= ?
order by place_id, within_id
"""


LABELS = "select scheme, term, language, label from search_labels order by scheme, term, language, label"
TERMS = "select distinct scheme, term, broader from search_labels where broader is not null order by scheme, term"


@dataclass(frozen=True, repr=False)
class Library:
    """The state of search for one build; never changes."""

    lexicon: Lexicon
    frequencies: Mapping[str, int]
    """How many records have a word, stem or token."""
    size: int
    """How many records there are."""
    words_for: Mapping[Concept, tuple[str, ...]]
    """Folded words for each concept, in the languages of the records."""
    needs: Mapping[str, str]
    """First label of each need."""
    unsaid: frozenset[str] = frozenset()
    """Words that are read and never written: by these only others call people."""
    documents: Documents = field(default_factory=Documents)

    @cached_property
    def known(self) -> list[str]:
        """Words that a misspelt one can stand for: of records and of labels, without tokens and numbers."""
        of_labels = {word for phrase in self.lexicon.exact for word in phrase.split()}
        every = {*self.frequencies, *of_labels} - self.unsaid
        return sorted(word for word in every if "_" not in word and not word.isdigit())

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        """Known words by how long they are."""
        return grouped(self.known, len)

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """Known words by what they sound like."""
        return grouped(self.known, sound)

    @cached_property
    def labels_by_length(self) -> dict[int, list[str]]:
        """Labels of several words by how long they are."""
        return grouped(sorted(label for label in self.lexicon.exact if " " in label), len)

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
    def first_needs(self) -> list[str]:
        """Words for the widest needs that records answer, the most frequent first."""
        needs = (Concept("needs", need) for need in self.needs)
        held = {concept: self._records_of(concept) for concept in needs if not self.lexicon.broader.get(concept)}
        return [self.needs[concept.term] for concept in sorted(held, key=lambda each: -held[each]) if held[concept]]

    def _records_of(self, concept: Concept) -> int:
        return sum(self.frequencies.get(each.token, 0) for each in (concept, *self.lexicon.narrower.get(concept, ())))

    def terms(self, scheme: str) -> list[str]:
        """Ids of a vocabulary, or of places."""
        return [concept.term for concept in self.words_for if concept.scheme == scheme]

    def held(self, concepts: Mapping[Concept, float]) -> dict[Concept, float]:
        """Those that any record has, or has something narrower or wider of."""
        return {concept: sure for concept, sure in concepts.items() if self._is_held(concept)}

    def _is_held(self, concept: Concept) -> bool:
        if concept.scheme in NAMES:
            return True
        lexicon = self.lexicon
        related = (lexicon.narrower, lexicon.broader, lexicon.related)
        near = [concept, *(each for ties in related for each in ties.get(concept, ()))]
        return any(self.knows(each.token) for each in near)

    def reads(self, word: str) -> bool:
        """Whether a word stands in a record or in a label, or says nothing."""
        lexicon = self.lexicon
        return self.knows(word) or word in lexicon.ignored or word in lexicon.exact or word in lexicon.of_word

    def knows(self, word: str) -> bool:
        """Whether a record has this word."""
        return word in self.frequencies


def grouped(words: Iterable[str], key: Callable[[str], Key]) -> dict[Key, list[str]]:
    """Words by something of theirs, each group in their order."""
    found: dict[Key, list[str]] = {}
    for word in words:
        found.setdefault(key(word), []).append(word)
    return found


def open_library(connection: sqlite3.Connection) -> Library:
    """Read all that search needs at once; takes well under a second."""
    count = connection.execute(f"select count(*) from {TABLE}").fetchone()[0]
    labels = list(_labels(connection))
    lexicon = make_lexicon(labels, _broader(connection), _areas(connection), _related(connection))
    needs = dict(connection.execute("select id, label from vocabulary_terms where scheme = 'needs' order by position"))
    words_for = _words_for(labels)
    return Library(lexicon, _frequencies(connection), count, words_for, needs, _unsaid(connection))


def _unsaid(connection: sqlite3.Connection) -> frozenset[str]:
    """Single words that are only ever hidden labels."""
    labels = "select label from search_labels group by label having min(hidden) and instr(label, ' ') = 0"
    return frozenset(label for (label,) in connection.execute(labels))


def _words_for(labels: list[Label]) -> dict[Concept, tuple[str, ...]]:
    found: dict[Concept, dict[str, None]] = {}
    for label in labels:
        if label.language in ("", *STEMMED):
            found.setdefault(label.concept, {})[label.text] = None
    return {concept: tuple(words) for concept, words in found.items()}


def _labels(connection: sqlite3.Connection) -> Iterator[Label]:
    for scheme, term, language, label in connection.execute(LABELS):
        if scheme not in NOT_ASKED_FOR:
            yield Label(Concept(scheme, term), language, label)


def _broader(connection: sqlite3.Connection) -> Iterator[tuple[Concept, Concept]]:
    for scheme, term, broader in connection.execute(TERMS):
        yield Concept(scheme, term), Concept(scheme, broader)
    for place, around in connection.execute("select place_id, within_id from place_within where place_id <> within_id"):
        yield Concept(PLACES, place), Concept(PLACES, around)


def _areas(connection: sqlite3.Connection) -> Iterator[tuple[Concept, Concept]]:
    for place, area in connection.execute(AREAS, [MOST_IN_AN_AREA]):
        yield Concept(PLACES, place), Concept(PLACES, area)


def _related(connection: sqlite3.Connection) -> Iterator[tuple[Concept, Concept]]:
    terms = (
        "select scheme, vocabulary_terms.id, value from vocabulary_terms, json_each(related) where related is not null"
    )
    for scheme, term, other in connection.execute(terms):
        yield Concept(scheme, term), Concept(*other.split(":"))


def _frequencies(connection: sqlite3.Connection) -> dict[str, int]:
    connection.execute(f"create virtual table temp.search_words using fts5vocab(main, {TABLE}_fts, row)")
    found = dict(connection.execute("select term, doc from temp.search_words").fetchall())
    connection.execute("drop table temp.search_words")
    return found
