"""Labels of a database become a lexicon: each under its whole words, its stems, and the words that it has."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from search.folding import words
from search.lexicon import (
    IGNORED,
    LONGEST_LABEL,
    NAMES,
    PLACES,
    STEMMED_FIRST,
    Concept,
    Label,
    Lexicon,
    telling,
)
from search.small_words import elsewhere, languages_of_words, settled, small_words
from search.stems import SHORTEST_STEM, stem, stem_keys, unbent

COMING_FROM = Concept(IGNORED, "coming-from")
IN_THE_PAST = Concept(IGNORED, "in-the-past")
MOST_WORDS = 3
"""Telling words of a label up to which one of them says something of the whole."""
Phrases = list[tuple[Label, tuple[str, ...]]]
"""Labels with their folded words."""
Found = Mapping[str, frozenset[Concept]]
"""Concepts by words or stems."""


def make_lexicon(
    labels: Iterable[Label],
    broader: Iterable[tuple[Concept, Concept]],
    areas: Iterable[tuple[Concept, Concept]] = (),
    related: Iterable[tuple[Concept, Concept]] = (),
) -> Lexicon:
    """A lexicon of all labels; `broader` and `areas` give pairs of a concept and one that it lies in or goes with."""
    labels = list(labels)
    ignored, ignored_phrases = small_words(labels)
    phrases = [(label, tuple(words(label.text))) for label in labels if label.concept.scheme != IGNORED]
    names = (phrase for label, phrase in phrases if label.concept.scheme in NAMES and len(phrase) > 1)
    narrower, wider = _hierarchy(broader)
    return Lexicon(
        *_whole(phrases, ignored, ignored_phrases),
        _by_word(phrases, ignored),
        ignored,
        ignored_phrases,
        {"".join(phrase): phrase for phrase in names},
        narrower,
        wider,
        _hierarchy(areas)[1],
        _hierarchy(related)[1],
        settled(labels, ignored),
        elsewhere(labels, ignored),
        _phrases_of(COMING_FROM, labels),
        _phrases_of(IN_THE_PAST, labels),
        languages_of_words(labels),
    )


def _phrases_of(concept: Concept, labels: Iterable[Label]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words(label.text)) for label in labels if label.concept == concept)


def _whole(
    phrases: Phrases, ignored: frozenset[str], ignored_phrases: frozenset[tuple[str, ...]]
) -> tuple[Found, Found, Found]:
    """Concepts by their labels: as they are, by their stems, and but for number and gender."""
    exact, stemmed, bent = (defaultdict[str, set[Concept]](set) for _ in range(3))
    others = {phrase for _, phrase in phrases} | ignored_phrases
    for label, phrase in phrases:
        told = telling(phrase, ignored)
        # "Pas-de-Calais" without its small words would be Calais, "look for someone" any look: what is left must be
        # nobody else's whole label, and more than a word unless it is a name.
        says_enough = told not in others and (len(told) > 1 or label.concept.scheme in NAMES)
        for form in {phrase} | ({told} if says_enough else set()):
            if not 0 < len(form) <= LONGEST_LABEL:
                continue
            exact[" ".join(form)].add(label.concept)
            # "Solidarity" is no other form of SOLIDAR; but "України" is one of Україна. "الليلة" is no Lille.
            is_bent = label.concept.scheme == PLACES and label.language not in ("", *STEMMED_FIRST)
            is_bent = is_bent and len(form[0]) >= SHORTEST_STEM
            if len(form) > 1 or is_bent or label.concept.scheme not in NAMES:
                for key in _keys_in(label.language, form):
                    stemmed[key].add(label.concept)
                if label.language in ("", *STEMMED_FIRST):
                    bent[unbent(form)].add(label.concept)
    return _frozen(exact), _frozen(stemmed), _frozen(bent)


def _by_word(phrases: Phrases, ignored: frozenset[str]) -> dict[str, dict[str, frozenset[Concept]]]:
    """Concepts by each telling word of their longer labels, as it is and by its stem, and by language."""
    found = defaultdict[str, defaultdict[str, set[Concept]]](lambda: defaultdict(set))
    for label, phrase in phrases:
        told = telling(phrase, ignored)
        if 1 < len(told) <= MOST_WORDS and label.concept.scheme not in NAMES:
            for word in told:
                for key in (word, *_keys_in(label.language, (word,))):
                    found[key][label.language].add(label.concept)
    return {key: _frozen(by_language) for key, by_language in found.items()}


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
