"""What filters keep, what they put last to be asked first, and what they leave out."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from factories import TODAY

from search.answer import Answer
from search.filters import Filters
from search.library import Library
from search.reading import understand
from search.try_instead import try_instead

Found = Callable[..., list[str]]
Ask = Callable[..., Answer]


def sure_and_open(answer: Answer) -> tuple[set[str], set[str]]:
    ids = [str(each.document.shown["id"]) for each in answer.results]
    sure = answer.total - answer.ask_first
    return set(ids[:sure]), set(ids[sure:])


def test_an_audience_keeps_what_is_for_it_or_for_anyone_and_asks_where_it_is_open(ask: Ask) -> None:
    sure, unsure = sure_and_open(ask("", kinds=("service",), audiences=("minors",), places=("calais",)))
    assert {"meals-calais", "meals-minors"} <= sure
    assert {"food-exiles", "day-centre"} <= unsure
    assert not sure & unsure


def test_what_names_an_audience_comes_before_what_is_for_anyone(ask: Ask) -> None:
    answer = ask("", kinds=("service",), audiences=("minors",), places=("calais",))
    ids = [each.document.key[1] for each in answer.results[: answer.sure]]
    assert ids.index("meals-minors") < ids.index("meals-calais")


def test_what_was_once_told_to_speak_a_language_is_asked_before_what_never_was(ask: Ask) -> None:
    answer = ask("", kinds=("service",), languages=("ti",))
    unsure = [each.document for each in answer.results[answer.sure : answer.running]]
    told = ["languages__ti" in document.columns["tags"] for document in unsure]
    assert True in told and False in told
    assert told == sorted(told, reverse=True)


def test_a_need_takes_in_narrower_ones_and_asks_where_only_a_wider_one_is_told(ask: Ask) -> None:
    sure, _ = sure_and_open(ask("", kinds=("service",), needs=("food",)))
    assert {"food-exiles", "meals-calais"} <= sure
    sure, unsure = sure_and_open(ask("", kinds=("service",), needs=("meal",)))
    assert "food-exiles" in unsure and "meals-calais" in sure
    assert "showers" not in sure | unsure


@pytest.mark.parametrize("filters", [{}, {"kinds": ("service",)}, {"needs": ("food",)}, {"places": ("calais",)}])
@pytest.mark.parametrize("text", ["", "afloat", "tea on a barge"])
def test_what_has_ended_comes_last_and_is_no_sure_answer(text: str, filters: dict[str, Any], ask: Ask) -> None:
    answer = ask(text, limit=100, **filters)
    freshness = [each.document.shown["freshness"] for each in answer.results]
    assert freshness[answer.running :] == ["ended"] * answer.ended != []
    assert "ended" not in freshness[: answer.running]
    assert answer.sure <= answer.running


def test_what_has_ended_since_the_build_comes_last_too(ask: Ask) -> None:
    on = {day: ask("tent", today=day, kinds=("service",)) for day in (date(2026, 12, 31), date(2027, 1, 1))}
    before, after = [[each.document.key[1] for each in found.results[found.running :]] for found in on.values()]
    assert "until-winter" not in before
    assert "until-winter" in after


def test_a_language_of_old_word_is_to_be_asked_for_first(ask: Ask) -> None:
    sure, unsure = sure_and_open(ask("", kinds=("service",), languages=("ti",)))
    assert sure == {"spoken-lately", "spoken-as-told"}
    assert {"spoken-long-ago", "spoken-on-no-day", "meals-calais"} <= unsure


def test_no_source_says_which_language_is_not_spoken(ask: Ask) -> None:
    sure, unsure = sure_and_open(ask("", kinds=("service",), languages=("ar",)))
    assert sure == {"day-centre"}
    assert "meals-calais" in unsure


def test_a_place_takes_in_what_is_inside_it_or_covers_it(ask: Ask) -> None:
    sure, _ = sure_and_open(ask("", kinds=("service",), places=("france",)))
    assert {"meals-calais", "showers"} <= sure
    sure, unsure = sure_and_open(ask("", kinds=("service",), places=("calais",)))
    assert "showers" in sure
    assert "dover-soup" not in sure | unsure
    assert "old-kitchen" in unsure  # tells no place


def test_what_is_somewhere_in_a_wider_place_may_be_there(ask: Ask) -> None:
    sure, unsure = sure_and_open(ask("", kinds=("service",), places=("calais",)))
    assert "hotline" in unsure - sure
    sure, unsure = sure_and_open(ask("", kinds=("service",), places=("dover",)))
    assert "hotline" not in sure | unsure
    assert "hotline" in sure_and_open(ask("", kinds=("service",), places=("france",)))[0]


def test_values_of_one_filter_add_up_and_filters_narrow_each_other(ask: Ask) -> None:
    showers, food = [sure_and_open(ask("", kinds=("service",), needs=(need,)))[0] for need in ("shower", "food")]
    either, _ = sure_and_open(ask("", kinds=("service",), needs=("shower", "food")))
    assert either == showers | food > showers > set()
    sure, unsure = sure_and_open(ask("", kinds=("service",), needs=("shower",), audiences=("minors",)))
    assert (sure, showers - unsure) == (set(), set())


def test_current_leaves_out_what_is_old_ended_or_undated(found: Found) -> None:
    kept = found("", kinds=("service",), current=True)
    assert "meals-calais" in kept
    assert not {"old-kitchen", "soup"} & set(kept)


def test_current_keeps_what_took_place_lately(found: Found) -> None:
    assert [each for each in found("visit", current=True) if each.endswith("-visit")] == ["new-visit"]


@pytest.mark.parametrize(("today", "is_kept"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False)])
def test_current_leaves_out_what_has_ended_since_the_build(today: date, is_kept: bool, found: Found) -> None:
    assert ("until-winter" in found("", kinds=("service",), current=True, today=today)) is is_kept


@pytest.mark.parametrize(("hour", "is_open"), [(10, True), (20, False)])
def test_open_is_said_only_by_current_hours(hour: int, is_open: bool, ask: Ask) -> None:
    thursday = datetime(2026, 11, 26, hour, tzinfo=UTC)
    sure, unsure = sure_and_open(ask("", kinds=("service",), open_at=thursday))
    assert sure == ({"day-centre"} if is_open else set())
    assert ("day-centre" in unsure) is False
    assert "meals-calais" in unsure


def test_kinds_are_kept_apart(ask: Ask) -> None:
    kinds = {each.document.kind for each in ask("", kinds=("organisation", "term")).results}
    assert kinds == {"organisation", "term"}


def test_an_organisation_is_asked_first_about_what_its_services_are_for(ask: Ask) -> None:
    sure, unsure = sure_and_open(ask("", needs=("shower",)))
    assert {"day-centre", "showers"} <= sure
    assert {"helpers", "auberge"} <= unsure - sure
    _, unsure = sure_and_open(ask("", kinds=("organisation",), needs=("shower",)))
    assert "roots" not in unsure


def test_a_record_has_no_terms_of_what_it_is_tied_to(ask: Ask) -> None:
    sure, unsure = sure_and_open(ask("", kinds=("practice",), needs=("shower",)))
    assert "shared-store" not in sure | unsure


@pytest.mark.parametrize(
    ("text", "kind", "tried"), [("zzzzqqqq maraude", "term", ["maraude"]), ("soup", "term", ["soup"])]
)
def test_what_to_try_keeps_the_filters_where_it_can(
    text: str, kind: str, tried: list[str], searched: tuple[sqlite3.Connection, Library]
) -> None:
    connection, library = searched
    assert try_instead(connection, library, understand(text, library), Filters(kinds=(kind,))) == tried


def test_what_has_ended_is_not_offered_to_try(searched: tuple[sqlite3.Connection, Library]) -> None:
    connection, library = searched
    asked = Filters(kinds=("term",), today=TODAY)
    assert "tea" not in try_instead(connection, library, understand("tea", library), asked)
    assert try_instead(connection, library, understand("tea soup", library), asked) == ["soup"]


def test_what_is_for_people_in_exile_may_be_for_a_group_among_them_and_not_for_helpers(ask: Ask) -> None:
    _, unsure = sure_and_open(ask("", kinds=("service",), audiences=("women",)))
    assert "food-exiles" in unsure
    sure, unsure = sure_and_open(ask("", kinds=("service",), audiences=("volunteers",)))
    assert "food-exiles" not in sure | unsure
