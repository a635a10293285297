"""The vocabularies: two editors would choose alike, and people find each term by words of their own."""

from collections import Counter

import pytest
from terms import Real, every_term, vocabulary

LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("scheme", ["needs", "audiences", "themes"])
def test_every_term_has_labels_and_definition_in_english_and_french(scheme: str, real: Real) -> None:
    assert [
        (term.id, language)
        for term in vocabulary(real, scheme).terms
        for language in LANGUAGES
        if language not in term.labels or not term.definition or not term.definition.get(language)
    ] == []


def test_every_difference_is_told_in_english_and_french(real: Real) -> None:
    assert [
        (scheme, term.id, other, language)
        for scheme, term in every_term(real)
        for other, text in term.not_to_confuse.items()
        for language in LANGUAGES
        if not text.get(language) or other == term.id
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_terms_of_a_vocabulary_have_one_label(language: str, real: Real) -> None:
    labels = Counter(
        (scheme, term.labels[language].preferred.casefold())
        for scheme, term in every_term(real)
        if language in term.labels
    )
    assert [label for label, count in labels.items() if count > 1] == []


def test_no_synonym_repeats_a_word_of_its_term(real: Real) -> None:
    repeated = []
    for scheme, term in every_term(real):
        for language, words in term.labels.items():
            counts = Counter(word.casefold() for word in (words.preferred, *words.also))
            repeated += [(scheme, term.id, language, word) for word, count in counts.items() if count > 1]
    assert repeated == []


@pytest.mark.parametrize("scheme", ["needs", "audiences"])
def test_every_need_and_audience_is_found_by_words_that_people_type(scheme: str, real: Real) -> None:
    assert [
        (term.id, language)
        for term in vocabulary(real, scheme).terms
        for language in LANGUAGES
        if not 3 <= len(term.labels[language].also) <= 8
    ] == []


def test_every_broader_term_is_in_the_vocabulary(real: Real) -> None:
    terms = {(scheme, term.id) for scheme, term in every_term(real)}
    assert [
        (scheme, term.id) for scheme, term in every_term(real) if term.broader and (scheme, term.broader) not in terms
    ] == []
