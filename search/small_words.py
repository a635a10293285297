"""Words that say nothing of what is looked for, in some languages or in all; read from the labels of a database."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from search.folding import words
from search.lexicon import IGNORED, NAMES, STEMMED_FIRST, Label


def small_words(labels: list[Label]) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """Small words, and phrases of them; a small word of one language may be water or money in another."""
    told = (label for label in labels if label.concept.scheme not in (IGNORED, *NAMES))
    content = _languages((label.text, label.language) for label in told)
    small = [(label, tuple(words(label.text))) for label in labels if label.concept.scheme == IGNORED]
    single = {
        phrase[0]
        for label, phrase in small
        if len(phrase) == 1
        and (label.language in STEMMED_FIRST or not content.get(label.text, frozenset()) - {label.language})
    }
    return frozenset(single), frozenset(phrase for _, phrase in small if len(phrase) > 1)


def settled(labels: list[Label], ignored: frozenset[str]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Words that say nothing in some languages and something in others, with both."""
    single = [label for label in labels if label.text not in ignored and label.concept.scheme not in NAMES]
    small, content = _small_and_content(single)
    return {word: (small[word], content[word]) for word in small.keys() & content.keys() if " " not in word}


def elsewhere(labels: list[Label], ignored: frozenset[str]) -> frozenset[str]:
    """Small words that say something in languages alone in which they are none: English "me" is a Vietnamese mother."""
    single = [label for label in labels if label.text in ignored and label.concept.scheme not in NAMES]
    small, content = _small_and_content(single)
    return frozenset(word for word, languages in content.items() if languages.isdisjoint(small[word]))


def languages_of_words(labels: Iterable[Label]) -> dict[str, frozenset[str]]:
    """Languages of every word of some labels."""
    return _languages(word for label in labels for word in _of(label))


def _small_and_content(labels: list[Label]) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Languages in which each label says nothing, and those in which it says something."""
    small, content = (
        _languages((label.text, label.language) for label in labels if (label.concept.scheme == IGNORED) == is_small)
        for is_small in (True, False)
    )
    return small, content


def _of(label: Label) -> Iterator[tuple[str, str]]:
    return ((word, label.language) for word in label.text.split())


def _languages(words: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found = defaultdict[str, set[str]](set)
    for word, language in words:
        found[word].add(language)
    return {word: frozenset(languages) for word, languages in found.items()}
