"""What people in trouble type, put to the real collection: the rules that read it."""

import sqlite3
from collections.abc import Callable

import pytest

from search.answer import Answer, answer
from search.filters import Filters
from search.library import Library
from search.try_instead import try_instead

Typed = Callable[[str], Answer]
Open = tuple[sqlite3.Connection, Library]


def first(found: Answer) -> str:
    return str(found.results[0].document.shown["id"])


@pytest.mark.parametrize(
    "text",
    [
        "heart attack",
        "crise cardiaque",
        "can't breathe",
        "my friend is unconscious",
        "ambulance calais",
        "SAMU",
        "fire",
        "اسعاف",
        "آمبولانس",
        "cấp cứu",
        "emergency",
        "urgence",
        "emergency number",
        "numéro d'urgence",
        "who to call",
        "رقم الطوارئ",
        "numéro d'urgence calais",
        "emergency number in uk",
        "i want to die",
        "j'ai envie de mourir",
        "fire in tent",
        "call police",
        "my wife is pregnant and bleeding",
        "my friend's head is bleeding",
        "il est blessé par balle",
        "không thở",
        "ኣይተንፍስን",
    ],
)
def test_the_number_to_call_comes_first_where_a_life_is_in_danger(text: str, typed: Typed) -> None:
    assert first(typed(text)) == "112-european-emergency-number"


@pytest.mark.parametrize(
    "text",
    [
        "drowning",
        "boat in trouble number",
        "le bateau prend leau",
        "قارب في خطر",
        "number to call boat",
        "boat sinking emergency",
        "boat is filling with water",
        "homme à la mer",
        "perdu en mer",
        "hombre al agua",
        "uomo in mare",
        "Mann über Bord",
    ],
)
def test_the_number_of_sea_rescue_comes_first_on_the_water(text: str, typed: Typed) -> None:
    assert first(typed(text)) == "196-rescue-at-sea"


def test_a_number_for_something_else_stays_one(typed: Typed) -> None:
    assert first(typed("child emergency number")) == "119-child-in-danger"
    assert first(typed("hotline asylum seekers italy")) == "arci-numero-verde-richiedenti-asilo-rifugiati"


@pytest.mark.parametrize("text", ["emergency shelter", "hébergement urgence"])
def test_an_emergency_that_is_a_bed_stays_one(text: str, typed: Typed) -> None:
    assert first(typed(text)) == "115-emergency-accommodation-line"


@pytest.mark.parametrize(
    ("without", "with_it"),
    [
        ("jai faim", "j'ai faim"),
        ("lhebergement", "l'hébergement"),
        ("jai besoin dun docteur", "j'ai besoin d'un docteur"),
        ("j ai faim", "j'ai faim"),
        ("ligue de l enseignement", "ligue de l'enseignement"),
    ],
)
def test_a_french_article_needs_no_apostrophe(without: str, with_it: str, typed: Typed) -> None:
    found, expected = ([each.document.key for each in typed(text).results] for text in (without, with_it))
    assert found == expected


def test_words_that_each_say_something_are_no_label_across_small_words(typed: Typed) -> None:
    assert [part.words for part in typed("school for my children").question.parts] == [("school",), ("children",)]
    assert [part.words for part in typed("school children").question.parts] == [("school", "children")]
    assert first(typed("la ligue de l'enseignement")) == "ligue-de-lenseignement"
    for need, label in (("employment", "right to work"), ("school", "trường đại học")):
        assert {concept.term for part in typed(label).question.parts for concept in part.concepts} == {need}, label


def test_an_english_contraction_is_no_french_article(typed: Typed) -> None:
    assert "minor-in-age-appeal" in {
        concept.term for part in typed("they said i'm an adult").question.parts for concept in part.concepts
    }


def test_a_name_that_begins_like_an_article_is_kept(typed: Typed) -> None:
    assert first(typed("night shelter lile")) in {
        "prefecture-du-nord-winter-shelter",
        "abej-solidarite-night-stop-lille",
    }


def test_words_written_apart_are_joined(typed: Typed) -> None:
    assert typed("می خواهم غذا").question.parts == typed("می‌خواهم غذا").question.parts


@pytest.mark.parametrize("text", ["wife", "heart", "fire", "crise", "ابني مريض", "می خواهم"])
def test_a_word_of_its_own_is_not_mended(text: str, typed: Typed) -> None:
    assert typed(text).question.corrected is None


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("docter calais", "doctor calais"),
        ("medsin", "médecin"),
        ("شوێنی نووستنن", "شوێنی نوستن"),
        ("پذشک", "پزشک"),
    ],
)
def test_what_is_mended_is_offered_as_it_is_written(text: str, mended: str, typed: Typed) -> None:
    assert typed(text).question.corrected == mended


def test_a_name_of_several_words_is_heard(typed: Typed) -> None:
    assert "grande-synthe" in {
        concept.term for part in typed("une douch grand sainte").question.parts for concept in part.concepts
    }


def test_whoever_says_an_age_asks_for_help_and_no_word(typed: Typed) -> None:
    for text in ("I am 16 and alone", "15 سال دارم تنها هستم", "jai 16 ans je suis seul"):
        found = typed(text).results
        assert {each.document.kind for each in found[:3]} == {"service"}, text


@pytest.mark.parametrize(
    ("text", "need"), [("zzqqzzqq", "Food"), ("می خواهم", "غذا"), ("tôi muốn zzqqzzqq", "bữa ăn"), ("ыыыыъъъъ", "їжа")]
)
def test_where_nothing_answers_the_most_urgent_needs_are_offered_in_its_language(
    text: str, need: str, real: Open, typed: Typed
) -> None:
    found = typed(text)
    assert found.total == 0
    assert try_instead(*real, found.question, Filters())[0] == need
    assert try_instead(*real, typed("zzqqzzqq").question, Filters(), "fr")[0] == "Nourriture"


def test_what_covers_a_place_now_comes_before_what_was_in_it(typed: Typed) -> None:
    assert first(typed("dunkerque medecin")) == "medecins-du-monde-littoral-mobile-clinic"


def test_a_need_of_associations_is_not_held_against_what_is_for_them(typed: Typed) -> None:
    assert first(typed("entrepôt partagé")) == "auberge-des-migrants-shared-warehouse-logistics-base"


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("طعم كاليه", "food"),
        ("فين ناكل كاليه", "food"),
        ("المبيت كاليه", "emergency-accommodation"),
        ("للأكل", "food"),
        ("عالدكتور", "medical-care"),
        ("بدي اتحمم", "shower"),
        ("عايز افوكاتو", "legal-aid"),
        ("بغيت ننعس", "emergency-accommodation"),
        ("وين نشارجي التلفون", "phone-charging"),
        ("النت", "internet-access"),
        ("کجا بخوابم", "emergency-accommodation"),
        ("غذا میخوام", "food"),
        ("گرسنه ام", "food"),
        ("خو کنم", "emergency-accommodation"),
        ("ولمبېږم", "shower"),
        ("نان بخۆم", "food"),
    ],
)
def test_everyday_words_are_understood(text: str, need: str, typed: Typed) -> None:
    question = typed(text).question
    assert need in {concept.term for part in question.parts for concept in part.concepts}
    assert question.not_understood == []


@pytest.mark.parametrize("text", ["الليلة", "بدون سكن", "عمل"])
def test_an_arabic_word_of_its_own_is_no_other_one(text: str, typed: Typed) -> None:
    assert not {"lille", "school"} & {
        concept.term for part in typed(text).question.parts for concept in part.concepts if part.sure > 0.5
    }


@pytest.mark.parametrize(
    ("text", "unheard"),
    [
        ("qwertz calais", ["qwertz"]),
        ("Qwertz, food XYZZYX calais!", ["Qwertz", "XYZZYX"]),
        ("ققحخضض كاليه", ["ققحخضض"]),
        ("food calais", []),
        ("fod calais", []),
        ("where can I sleep", []),
        ("calais 62100", []),
        ("", []),
    ],
)
def test_words_that_are_not_understood_are_told_as_typed(text: str, unheard: list[str], typed: Typed) -> None:
    assert typed(text).question.not_understood == unheard


@pytest.mark.parametrize("text", ["calais", "كاليه", "qwertz calais", "dunkerque"])
def test_who_types_a_place_alone_finds_help_before_volunteering(text: str, real: Open) -> None:
    found = answer(*real, text, Filters(kinds=("service",)), limit=500).results
    for_helpers = [each.document.is_for_helpers for each in found]
    assert any(for_helpers) and not any(for_helpers[:10])


def test_who_asks_for_volunteering_at_a_place_finds_it_first(typed: Typed) -> None:
    services = [each.document for each in typed("volunteer calais").results if each.document.kind == "service"]
    assert services[0].is_for_helpers


@pytest.mark.parametrize("text", ["help me", "i need help", "help", "aidez moi", "j'ai besoin d'aide"])
def test_who_asks_for_help_alone_is_told_the_numbers_to_call(text: str, typed: Typed) -> None:
    found = [each.document.shown["id"] for each in typed(text).results[:3]]
    assert "112-european-emergency-number" in found


@pytest.mark.parametrize("text", ["que faire", "que puis je faire", "what do i do"])
def test_small_words_alone_are_no_slips_of_others(text: str, typed: Typed) -> None:
    assert not any(part.concepts for part in typed(text).question.parts)
