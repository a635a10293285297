"""Labels, as they are and in other forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.labels import make_lexicon
from search.lexicon import Concept, Label, Lexicon

NEED = Concept("needs", "need")
FORMS = ["shower", "showers", "douche", "douches", "petit", "petites", "اكل", "للاكل", "душ", "душа", "ምግቢ"]
LANGUAGES = ["", "en", "fr", "de", "ar", "ckb", "uk", "ti"]


@pytest.fixture
def lexicon() -> Lexicon:
    labels = [("en", "shower for women"), ("fr", "petite douche"), ("en", "legal"), ("en", "legal help in a court")]
    return make_lexicon([Label(NEED, language, text) for language, text in labels], [])


@pytest.mark.parametrize(
    ("word", "words"), [("shower", 3), ("showers", 3), ("petits", 2), ("douche", 1), ("legal", 5), ("court", 1)]
)
def test_how_long_a_label_is_that_begins_with_a_form_of_a_word(lexicon: Lexicon, word: str, words: int) -> None:
    assert lexicon.longest(word) == words


@given(
    st.lists(
        st.tuples(st.sampled_from(LANGUAGES), st.lists(st.sampled_from(FORMS), min_size=1, max_size=4)), max_size=4
    ),
    st.lists(st.sampled_from(FORMS), min_size=1, max_size=4).map(tuple),
)
def test_no_label_is_longer_than_the_longest(labels: list[tuple[str, list[str]]], phrase: tuple[str, ...]) -> None:
    lexicon = make_lexicon([Label(NEED, language, " ".join(words)) for language, words in labels], [])
    assert not lexicon.phrase(phrase) or len(phrase) <= lexicon.longest(phrase[0])
