"""What words stand for: labels of terms and names of places, by folded label and by stem."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from search import weights
from search.folding import words
from search.stems import languages_of, stem

IGNORED = "ignored-words"
"""Scheme of words that say nothing of what is looked for."""
PLACES = "places"
"""Scheme of place names, which are records rather than terms."""
ORGANISATIONS = "organisations"
"""Scheme of names of organisations, which are records too."""
NAMES = (PLACES, ORGANISATIONS)
PROVIDED_BY = "by"
"""Scheme of organisations as those that give a service, carry a practice, publish a document."""
MEMBERS = "members-of"
"""Scheme of networks as those that belong to them."""
STEMMED_FIRST = ("en", "fr")
"""Most questions are in these; a stem of another language may be chance."""
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
    of_word: Mapping[str, frozenset[Concept]]
    """Concepts by a single word (or its stem) of their longer labels."""
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

    def phrase(self, phrase: tuple[str, ...]) -> dict[Concept, float]:
        """Concepts that a run of folded words is a label of, and how sure that is: less so where it is inflected."""
        exact = dict.fromkeys(self.exact.get(" ".join(phrase), ()), 1.0)
        inflected = self._inflected(phrase, STEMMED_FIRST) or (not exact and self._inflected(phrase, ())) or set()
        return {**dict.fromkeys(inflected, weights.INFLECTED_BESIDE if exact else weights.INFLECTED), **exact}

    def _inflected(self, phrase: tuple[str, ...], languages: tuple[str, ...]) -> set[Concept]:
        """Concepts of which it is another form, in some languages or in any."""
        keys = (key for key in stem_keys(phrase) if not languages or key.split(":")[0] in languages)
        return {concept for key in keys for concept in self.stemmed.get(key, ())}

    def part_of_label(self, word: str) -> frozenset[Concept]:
        """Concepts of which a longer label has this word."""
        keys = (word, *stem_keys((word,)))
        return frozenset().union(*(self.of_word.get(key, frozenset()) for key in keys))


def stem_keys(phrase: tuple[str, ...]) -> Iterator[str]:
    """A run of words as each fitting stemmer shortens it."""
    for language in languages_of(phrase[0]):
        yield f"{language}:{' '.join(stem(word, language) for word in phrase)}"


def make_lexicon(
    labels: Iterable[Label],
    broader: Iterable[tuple[Concept, Concept]],
    areas: Iterable[tuple[Concept, Concept]] = (),
    related: Iterable[tuple[Concept, Concept]] = (),
) -> Lexicon:
    """A lexicon of all labels; `broader` and `areas` give pairs of a concept and one that it lies in or goes with."""
    labels = list(labels)
    ignored, ignored_phrases = _ignored(labels)
    phrases = [(label, tuple(words(label.text))) for label in labels if label.concept.scheme != IGNORED]
    whole = {phrase for _, phrase in phrases}
    exact, stemmed, of_word = (defaultdict[str, set[Concept]](set) for _ in range(3))
    for label, phrase in phrases:
        told = telling(phrase, ignored)
        # "Pas-de-Calais" without its small words would be Calais: what is left must be nobody else's whole label.
        for form in {phrase} | ({told} if told not in whole else set()):
            if 0 < len(form) <= LONGEST_LABEL:
                exact[" ".join(form)].add(label.concept)
                # "Solidarity" is no other form of SOLIDAR.
                if len(form) > 1 or label.concept.scheme not in NAMES:
                    for key in _keys_in(label.language, form):
                        stemmed[key].add(label.concept)
        if len(told) > 1 and label.concept.scheme not in NAMES:
            for word in told:
                for key in (word, *_keys_in(label.language, (word,))):
                    of_word[key].add(label.concept)
    names = (phrase for label, phrase in phrases if label.concept.scheme in NAMES and len(phrase) > 1)
    joined = {"".join(phrase): phrase for phrase in names}
    narrower, wider = _hierarchy(broader)
    words_of = (_frozen(exact), _frozen(stemmed), _frozen(of_word))
    ties = (narrower, wider, _hierarchy(areas)[1], _hierarchy(related)[1])
    return Lexicon(*words_of, ignored, ignored_phrases, joined, *ties)


def _ignored(labels: list[Label]) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """Small words, and phrases of them; a small word of one language may be water or money in another."""
    content = {label.text for label in labels if label.concept.scheme not in (IGNORED, *NAMES)}
    small = [(label, tuple(words(label.text))) for label in labels if label.concept.scheme == IGNORED]
    single = {
        phrase[0]
        for label, phrase in small
        if len(phrase) == 1 and (label.language in STEMMED_FIRST or label.text not in content)
    }
    return frozenset(single), frozenset(phrase for _, phrase in small if len(phrase) > 1)


def telling(folded: tuple[str, ...], ignored: frozenset[str]) -> tuple[str, ...]:
    """The words that say something; all of them where none would be left."""
    return tuple(word for word in folded if word not in ignored) or folded


def _keys_in(language: str, phrase: tuple[str, ...]) -> Iterator[str]:
    """Keys under which a label is found; one without a language is tried in all that fit its script."""
    if not language:
        yield from stem_keys(phrase)
    else:
        shared = {"prs": "fa", "ckb": "ar", "ps": "ar"}.get(language, language)
        yield f"{shared}:{' '.join(stem(word, shared) for word in phrase)}"


def _hierarchy(
    broader: Iterable[tuple[Concept, Concept]],
) -> tuple[dict[Concept, tuple[Concept, ...]], dict[Concept, tuple[Concept, ...]]]:
    down, up = defaultdict[Concept, list[Concept]](list), defaultdict[Concept, list[Concept]](list)
    for concept, wider in broader:
        down[wider].append(concept)
        up[concept].append(wider)
    return {key: tuple(value) for key, value in down.items()}, {key: tuple(value) for key, value in up.items()}


def _frozen(found: Mapping[str, set[Concept]]) -> dict[str, frozenset[Concept]]:
    return {key: frozenset(value) for key, value in found.items()}
