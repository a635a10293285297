"""Known texts that a few slips part from another: none of them is missed."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from search.neighbours import Neighbours

TEXTS = st.text("ab ", min_size=1, max_size=16)


@given(st.lists(TEXTS, max_size=40), st.text("ab ", min_size=11, max_size=16), st.integers(0, 3))
def test_none_that_is_near_is_missed(known: list[str], text: str, slips: int) -> None:
    near = [other for other in known if OSA.distance(text, other) <= slips]
    assert set(near) <= set(Neighbours(known).of(text, slips))


@given(st.lists(st.tuples(st.integers(0, 13), st.sampled_from("abz"), st.integers(0, 3)), max_size=3))
def test_a_text_is_found_however_it_is_mistyped(slips: list[tuple[int, str, int]]) -> None:
    typed = "abcdefghijklmn"
    for at, letter, kind in slips:
        swapped = typed[at : at + 2][::-1]
        after = [letter + typed[at:], typed[at + 1 :], letter + typed[at + 1 :], swapped + typed[at + 2 :]]
        typed = typed[:at] + after[kind]
    assert Neighbours(["abcdefghijklmn"]).of(typed, 3) == ["abcdefghijklmn"]


@given(st.text("ab", min_size=3, max_size=7), st.lists(st.text("ab", min_size=1, max_size=8), max_size=40))
def test_a_short_word_is_compared_with_all_that_are_a_slip_away(word: str, known: list[str]) -> None:
    near = [other for other in known if OSA.distance(word, other) <= 1]
    assert set(near) <= set(Neighbours(known).of(word, 1))


def test_those_that_have_nothing_in_common_are_not_compared() -> None:
    assert Neighbours(["medecins du monde", "secours populaire"]).of("medcin du monde", 2) == ["medecins du monde"]


def test_the_shortest_come_first_then_by_their_letters() -> None:
    assert Neighbours(["calaise", "calaix", "calais"]).of("calais", 1) == ["calais", "calaix", "calaise"]
