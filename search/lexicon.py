"""What words stand for: labels of terms and names of places, by folded label and by stem."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from search import weights
from search.stems import languages_of, stem, stem_keys, unbent

IGNORED = "ignored-words"
"""Scheme of words that say nothing of what is looked for."""
PLACES = "places"
"""Scheme of place names, which are records rather than terms."""
ORGANISATIONS = "organisations"
"""Scheme of names of organisations, which are records too."""
ORIGINS = "origins"
"""Scheme of where people come from, which no record has."""
NAMES = (PLACES, ORGANISATIONS)
WHERE = (PLACES, ORIGINS)
"""Schemes that say where somebody is or comes from."""
THEMES = "themes"
"""Scheme of what organisations work on and texts are about; a word for a need as well means the need."""
PROVIDED_BY = "by"
"""Scheme of organisations as those that give a service, carry a practice, publish a document."""
MEMBERS = "members-of"
"""Scheme of networks as those that belong to them."""
STEMMED_FIRST = ("en", "fr")
"""Most questions are in these; a stem of another language may be chance."""
SCRIPTS = {"CYRILLIC": "uk", "ARABIC": "ar", "ETHIOPIC": "am"}
"""The language that most who ask in a script read."""
LONGEST_LABEL = 8
"""Words of a label that are matched as one; longer names are found by their words."""


class Concept(NamedTuple):
    """A term of a vocabulary, or a place."""

    scheme: str
    term: str

    @property
    def token(self) -> str:
        """How the index writes it: one word that no text can hold."""
        return f"{self.scheme}__{self.term}".replace("-", "_")


class Label(NamedTuple):
    """A word or phrase for a concept in one language ("" for names that belong to none)."""

    concept: Concept
    language: str
    text: str


@dataclass(frozen=True, repr=False)
class Lexicon:
    """Labels, ready to be looked up, and how concepts lie in one another."""

    exact: Mapping[str, frozenset[Concept]]
    stemmed: Mapping[str, frozenset[Concept]]
    bent: Mapping[str, frozenset[Concept]]
    """Concepts by labels in English and French, but for number and gender."""
    of_word: Mapping[str, Mapping[str, frozenset[Concept]]]
    """Concepts by a single word (or its stem) of their longer labels, by language."""
    ignored: frozenset[str]
    ignored_phrases: frozenset[tuple[str, ...]]
    joined: Mapping[str, tuple[str, ...]]
    """Names of several words by how they look written as one."""
    narrower: Mapping[Concept, tuple[Concept, ...]] = field(default_factory=dict)
    broader: Mapping[Concept, tuple[Concept, ...]] = field(default_factory=dict)
    areas: Mapping[Concept, tuple[Concept, ...]] = field(default_factory=dict)
    """Small areas around a place, whose other places are near."""
    related: Mapping[Concept, tuple[Concept, ...]] = field(default_factory=dict)
    """Terms of other vocabularies that go with a term."""
    settled: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    """Words that say nothing in some languages and something in others, with both."""
    elsewhere: frozenset[str] = frozenset()
    """Small words that say something only in languages in which they are none."""
    whence: frozenset[tuple[str, ...]] = frozenset()
    """Small words that tell where somebody comes from."""
    past: frozenset[tuple[str, ...]] = frozenset()
    """Those that tell of what was long ago."""
    languages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Languages of every word of a label."""

    def small_words(self, folded: tuple[str, ...]) -> frozenset[str]:
        """Words that say nothing, in the languages that the other words of a question are of."""
        unsure = self.settled.keys() & set(folded)
        if not unsure:
            return self.ignored
        spoken = self._spoken(set(folded) - unsure)

        def heard(languages: frozenset[str]) -> float:
            return max(spoken[each] for each in languages)

        return self.ignored | {word for word in unsure if heard(self.settled[word][0]) > heard(self.settled[word][1])}

    def language_of(self, folded: Sequence[str]) -> str | None:
        """The language that most of some words are of; of a script that only some languages have, one of these."""
        spoken = self._spoken(folded)
        del spoken[""]
        scripts = (SCRIPTS.get(unicodedata.name(word[0], "").split(" ")[0]) for word in folded)
        return max(sorted(spoken), key=spoken.__getitem__, default=next(filter(None, scripts), None))

    def _spoken(self, folded: Iterable[str]) -> Counter[str]:
        """How much each language is heard in some words."""
        spoken = Counter[str]()
        for word in folded:
            languages = self.languages.get(word, frozenset())
            spoken.update({language: 1 / len(languages) for language in languages})
        return spoken

    def longest(self, word: str) -> int:
        """How many words a label can have that begins with a word or with another form of it."""
        stems = (f"{language}:{stem(word, language)}" for language in languages_of(word))
        return max(self._longest.get(first, 1) for first in (word, unbent((word,)), *stems))

    @cached_property
    def _longest(self) -> dict[str, int]:
        """How many words the longest label has, by its first word: as it is, by its stem, and unbent."""
        found: dict[str, int] = {}
        for label in chain(self.exact, self.stemmed, self.bent):
            first, space, _ = label.partition(" ")
            if space:
                found[first] = max(found.get(first, 1), label.count(" ") + 1)
        return found

    def phrase(self, phrase: tuple[str, ...]) -> dict[Concept, float]:
        """Concepts that a run of folded words is a label of, and how sure that is: less so where it is inflected."""
        exact = dict.fromkeys(self.exact.get(" ".join(phrase), ()), 1.0)
        bent = self.bent.get(unbent(phrase), frozenset())
        # What is a word itself is another form of one that differs by number or gender alone: "petit" of no "petition".
        inflected = bent if exact else self._inflected(phrase, bent)
        found = {**dict.fromkeys(inflected, weights.INFLECTED_BESIDE if exact else weights.INFLECTED), **exact}
        wider = {each for concept in found if concept.scheme != PLACES for each in self.broader.get(concept, ())}
        is_need = any(concept.scheme == "needs" for concept in found)
        return {
            concept: sure * (weights.WIDER_TOO if concept in wider else 1.0)
            for concept, sure in found.items()
            if not (is_need and concept.scheme == THEMES)
        }

    def _inflected(self, phrase: tuple[str, ...], nearest: frozenset[Concept]) -> frozenset[Concept]:
        """Concepts that have its stem, the nearest of them where there are any."""
        found = self._of_stem(phrase, STEMMED_FIRST) or self._of_stem(phrase, ())
        return found & nearest or found

    def _of_stem(self, phrase: tuple[str, ...], languages: tuple[str, ...]) -> frozenset[Concept]:
        """Concepts that have its stem in some languages or in any."""
        return frozenset(concept for key in stem_keys(phrase, languages) for concept in self.stemmed.get(key, ()))

    def part_of_label(self, word: str, spoken: str | None = None) -> frozenset[Concept]:
        """Concepts of which a longer label has this word, in a language or in any; digits say nothing of one."""
        if word.isdigit():
            return frozenset()
        held = [self.of_word[key] for key in (word, *stem_keys((word,))) if key in self.of_word]
        of_language = (concepts for each in held for language, concepts in each.items() if spoken in (None, language))
        return frozenset().union(*of_language)


def telling(folded: tuple[str, ...], ignored: frozenset[str]) -> tuple[str, ...]:
    """The words that say something; all of them where none would be left."""
    return tuple(word for word in folded if word not in ignored) or folded
