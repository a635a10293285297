"""What questions find, and in what order."""

import sqlite3
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.answer import Answer
from search.library import Library

Found = Callable[..., list[str]]
Ask = Callable[..., Answer]
FOOD_IN_CALAIS = {"meals-calais", "meals-minors", "food-exiles", "day-centre", "night-round"}


@pytest.mark.parametrize(
    "name",
    [
        "L'Auberge des Migrants",
        "l’auberge des migrants",
        "AUBERGE DES MIGRANTS",
        "auberge migrants",
        "migrants auberge",
        "Auberge des migrant·e·s",
        "auberg des migrant",
        "auberge des mirgants",
        "aub mig",
        "oberge de migrents",
        "ADM",
        "a.d.m.",
        "La Vieille Auberge",
        "vieille auberge",
    ],
)
def test_an_organisation_is_found_by_any_of_its_names_however_typed(name: str, found: Found) -> None:
    assert found(name)[0] == "auberge"


@pytest.mark.parametrize(
    "question",
    [
        "food calais",
        "calais food",
        "where can I find something to eat in Calais",
        "repas à calais",
        "nourriture Calais",
        "طعام calais",
        "طَعَــام calais",
        "ምግቢ calais",
        "foood calais",
        "fodo calais",
        "fooooood calais",
    ],
)
def test_a_need_is_found_in_a_place_by_words_of_any_language(question: str, found: Found) -> None:
    assert set(found(question)[:5]) == FOOD_IN_CALAIS


def test_a_service_for_everybody_comes_before_one_for_some(found: Found) -> None:
    results = found("hot meal calais")
    assert results.index("meals-calais") < results.index("meals-minors")


def test_a_question_that_says_who_asks_finds_what_is_for_them(found: Found) -> None:
    assert found("hot meal minors calais")[0] == "meals-minors"


def test_a_service_that_covers_a_place_is_found_there(found: Found) -> None:
    assert "showers" in found("shower calais")[:2]


def test_a_run_of_small_words_goes_before_a_label_at_its_beginning(ask: Ask) -> None:
    parts = ask("food for thought showers").question.parts
    assert [part.words for part in parts] == [("showers",)]
    assert [part.words for part in ask("food for showers").question.parts] == [("food",), ("for",), ("showers",)]


def test_a_hidden_word_is_understood(found: Found) -> None:
    assert set(found("shouer")[:2]) == {"showers", "day-centre"}


def test_members_of_a_network_are_found_by_asking_for_them(found: Found) -> None:
    assert "helpers" in found("members of Réseau du Nord")[:2]


def test_a_question_for_members_keeps_its_other_words(ask: Ask) -> None:
    found = ask("members of Réseau du Nord grocery").results
    assert "grocery" in {match.words for match in found[0].matched}


def test_what_answers_the_whole_question_is_kept_however_little_it_counts(found: Found) -> None:
    results = found("tea canal barge")
    assert {"old-barge", "canal-barge"} <= set(results)


def test_a_misspelt_word_is_told(ask: Ask) -> None:
    assert ask("auberge des mirgants").question.corrected == "L'Auberge des Migrants"
    assert ask("auberge des migrants").question.corrected is None


def test_each_result_tells_what_it_rests_on(ask: Ask) -> None:
    first = ask("hot meal calais").results[0]
    assert [(match.words, match.where) for match in first.matched] == [("hot meal", "tags"), ("calais", "places")]


def test_pages_continue_each_other(found: Found) -> None:
    whole = found("calais")
    assert [*found("calais", limit=3), *found("calais", limit=100, offset=3)] == whole
    assert len(set(whole)) == len(whole)


def test_nothing_is_found_for_nothing_that_is_there(ask: Ask) -> None:
    assert ask("zzzzqqqq").total == 0


@pytest.mark.parametrize("text", ["", "   "])
def test_no_words_find_everything(text: str, ask: Ask, searched: tuple[sqlite3.Connection, Library]) -> None:
    ((count,),) = searched[0].execute("select count(*) from search_documents")
    assert ask(text).total == count > 20


NASTY = [
    'a" OR "b',
    "NEAR(a b, 3)",
    "titles : x",
    "{titles} : x",
    "a AND",
    "NOT a",
    "^a",
    "a*",
    "-a",
    "'; drop table services; --",
    "<script>alert(1)</script>",
    "\x00",
    "a\x00b",
    "\ud800",
    "😀",
    "‮abc‬ عربي",
    "x" * 10_000,
    "calais " * 2_000,
    "needs__food",
    '"' * 100,
]


@pytest.mark.parametrize("text", NASTY)
def test_nothing_typed_breaks_it(text: str, ask: Ask) -> None:
    assert_whole(ask(text, limit=5))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_no_text_at_all_breaks_it(ask: Ask, text: str) -> None:
    assert_whole(ask(text, limit=5))


def assert_whole(found: Answer) -> None:
    """As many results as there are, each of them once, best first; after them what has ended, best first."""
    assert len({each.document.key for each in found.results}) == len(found.results) == min(found.total, 5)
    assert 0 <= found.ended <= found.ask_first <= found.total
    scores = [each.score for each in found.results]
    for some in (scores[: found.running], scores[found.running :]):
        assert some == sorted(some, reverse=True)
    assert min(scores, default=1) > 0
