"""Words that look like others and lead astray, put to the real collection."""

from collections.abc import Callable

import pytest

from search.answer import Answer

Typed = Callable[[str], Answer]


def meant(found: Answer) -> set[str]:
    """Terms, places and organisations that the words of a question stand for."""
    return {concept.term for part in found.question.parts for concept in part.concepts}


def found(answer: Answer, most: int = 3) -> list[str]:
    """Ids of the first results."""
    return [str(each.document.shown["id"]) for each in answer.results[:most]]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("loi", "shelter-housing"),
        ("pétition", "children"),
        ("communiqué", "local-authorities"),
        ("commun", "statement"),
        ("national", "residence-papers"),
        ("training in Lille", "transport"),
        ("avvocato in Italia", "it"),
        ("quando parte il bus", "womens-health"),
        ("how to run a football team", "food-parcels"),
    ],
)
def test_a_word_is_no_form_of_another_that_has_its_stem(text: str, other: str, typed: Typed) -> None:
    assert other not in meant(typed(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [("douche", "douches"), ("loi", "lois"), ("blanket", "blankets"), ("réfugiée", "réfugiés"), ("baby", "babies")],
)
def test_number_and_gender_of_a_word_do_not_matter(one: str, other: str, typed: Typed) -> None:
    assert meant(typed(one)) & meant(typed(other))


def test_a_stem_is_no_word_of_a_text(typed: Typed) -> None:
    assert "progetto-sud" not in found(typed("sudan"))
    assert typed("soudan").question.corrected != "sud"


@pytest.mark.parametrize("text", ["women from iran", "kids in school need jirrann", "je veux parler de iran"])
def test_a_word_is_no_slip_of_one_of_a_language_that_the_question_is_not_of(text: str, typed: Typed) -> None:
    assert "sick-people" not in meant(typed(text))


def test_a_word_of_a_sentence_is_no_beginning_of_one_of_another_language(typed: Typed) -> None:
    assert "volunteer-wellbeing" not in meant(typed("my cousin arrived three nights ago and needs a bed"))


def test_a_slip_in_a_language_is_mended_within_it(typed: Typed) -> None:
    assert "closure" not in meant(typed("besoin de chausures"))
    assert "shoes" in meant(typed("besoin de chausures"))
    assert "school" in meant(typed("schoool"))


@pytest.mark.parametrize(("text", "need"), [("wein l7amam", "shower"), ("n7ammam", "shower"), ("ana jou3an", "food")])
def test_digits_are_letters_of_arabic_in_latin_script(text: str, need: str, typed: Typed) -> None:
    assert need in meant(typed(text))


def test_a_word_of_chat_that_is_not_known_is_not_broken_up(typed: Typed) -> None:
    assert typed("sa7bi").question.not_understood == ["sa7bi"]


def test_a_number_typed_together_with_its_word_is_read_apart(typed: Typed) -> None:
    assert meant(typed("3enfants")) == meant(typed("3 enfants"))


@pytest.mark.parametrize("text", ["legal help for someone from Poland", "my fingerprints are in Poland"])
def test_where_somebody_comes_from_or_was_is_no_place_of_help(text: str, typed: Typed) -> None:
    answered = typed(text)
    assert "poland" not in meant(answered)
    assert not any("konsorcjum" in each for each in found(answered)[:2])


@pytest.mark.parametrize(
    "text",
    ["I come from Belgium", "from the Netherlands", "je viens de la Belgique", "je viens du Danemark", "venu d’Italie"],
)
def test_from_is_read_with_and_without_an_article(text: str, typed: Typed) -> None:
    assert "country-of-origin" in meant(typed(text))


@pytest.mark.parametrize("text", ["dublin je cherche un avocta en belgique", "dublin xyzzyq belgium"])
def test_a_country_is_one_of_origin_beside_dublin_alone(text: str, typed: Typed) -> None:
    assert "belgium" in meant(typed(text))


@pytest.mark.parametrize("text", ["i want to go to libia", "besoin de kredit"])
def test_a_word_of_a_label_in_another_language_is_mended_or_told(text: str, typed: Typed) -> None:
    question = typed(text).question
    assert question.corrected or question.not_understood


@pytest.mark.parametrize("text", ["9am breakfast", "food 2km calais", "visa for 2nd child"])
def test_a_number_with_its_unit_is_understood(text: str, typed: Typed) -> None:
    assert not typed(text).question.not_understood


def test_a_country_is_a_place_of_help_where_nobody_comes_from_it(typed: Typed) -> None:
    assert "poland" in meant(typed("association Poland"))


@pytest.mark.parametrize("people", ["Sudanese people", "Afghans", "from Eritrea", "d’Érythrée", "soudanais"])
def test_who_comes_from_where_says_little_of_what_is_looked_for(people: str, typed: Typed) -> None:
    assert set(found(typed(f"food calais {people}"))) & set(found(typed("food calais")))


@pytest.mark.parametrize(("text", "other"), [("former jungle", "training-for-associations"), ("5 days", "employment")])
def test_a_word_of_a_longer_label_is_none_in_another_language_and_no_digit(text: str, other: str, typed: Typed) -> None:
    assert other not in meant(typed(text))
