"""Who is open at a moment: by hours that are current and in season, and only as far as all hours of a service tell."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from factories import write

from search.answer import Answer

Ask = Callable[..., Answer]

THURSDAY = datetime(2026, 11, 26, 10, tzinfo=UTC)  # eleven in Calais
THURSDAY_OF_MAY = datetime(2026, 5, 28, 10, tzinfo=UTC)
THURSDAY_OF_NEXT_MAY = datetime(2027, 5, 27, 10, tzinfo=UTC)


def hours(osm: str | None = "Mo-Fr 09:00-12:30", as_of: str | None = "2026-09", **more: Any) -> dict[str, Any]:
    """One row of hours."""
    told = {"text": {"en": "as told"}, "osm": osm, "as_of": as_of, "sources": ["visit-report"], **more}
    return {key: value for key, value in told.items() if value is not None}


OPEN, CLOSED = hours(), hours("Sa 09:00-12:00")
OLD, IN_WORDS, UNDATED = hours(as_of="2025-10"), hours(osm=None), hours(as_of=None)
UNSURE = hours('Mo-Fr 09:00-12:30 unknown "if there are volunteers"')
WINTER, SUMMER = hours(valid="2026-11/2027-03"), hours(valid="2026-05/2026-09")
EVERY_WINTER = hours(valid="XXXX-11/XXXX-03")

SERVICES: dict[str, list[dict[str, Any]]] = {
    "open": [OPEN],
    "closed": [CLOSED],
    "old": [OLD],
    "undated": [UNDATED],
    "in-words": [IN_WORDS],
    "unsure": [UNSURE],
    "winter": [WINTER],
    "summer": [SUMMER],
    "every-winter": [EVERY_WINTER],
    "since-november": [hours(valid="2026-11/..")],
    "until-september": [hours(valid="../2026-09")],
    "open-and-closed": [OPEN, CLOSED],
    "closed-and-open": [CLOSED, OPEN],
    "open-and-in-words": [OPEN, IN_WORDS],
    "closed-and-in-words": [CLOSED, IN_WORDS],
    "closed-and-old": [CLOSED, OLD],
    "closed-and-unsure": [CLOSED, UNSURE],
    "closed-and-every-winter": [CLOSED, EVERY_WINTER],
    "closed-and-summer": [CLOSED, SUMMER],
}


@pytest.fixture(scope="module")
def collection(data: Path) -> Path:
    """A collection of services that differ in their hours."""
    write(data, "places/erbil", name={"en": "Erbil"}, country="IQ", timezone="Asia/Baghdad")
    for name, rows in SERVICES.items():
        write(data, f"services/{name}", providers=["helpers"], hours=rows)
    at = [{"place": "calais", "hours": [CLOSED]}, {"place": "erbil", "hours": [hours("Mo-Fr 12:30-13:30")]}]
    write(data, "services/two-places", providers=["helpers"], locations=at)
    write(data, "services/over", providers=["helpers"], hours=[OPEN], until={"value": "2026-10"})
    write(data, "services/soon-over", providers=["helpers"], hours=[OPEN], until={"value": "2026-12"})
    write(data, "services/next-year", providers=["helpers"], hours=[OPEN], since={"value": "2027"})
    write(data, "services/this-month", providers=["helpers"], hours=[OPEN], since={"value": "2026-11"})
    doubt = [{"date": "2026-11-20", "method": "visit", "outcome": "not-found"}]
    write(data, "services/not-found", providers=["helpers"], hours=[OPEN], verifications=doubt)
    status = {"value": "closed", "as_of": "2026-09", "sources": ["visit-report"]}
    write(data, "services/given-up", providers=["helpers"], hours=[OPEN, IN_WORDS], status=status)
    return data


@pytest.fixture
def state(ask: Ask) -> Callable[[str, date], str]:
    """What search says of a service at a moment."""

    def told(service: str, moment: date) -> str:
        answer = ask(open_at=moment, limit=100)
        ids = [str(each.document.shown["id"]) for each in answer.results]
        sure = answer.total - answer.ask_first
        return "open" if service in ids[:sure] else "ask first" if service in ids[sure:] else "closed"

    return told


State = Callable[[str, date], str]


@pytest.mark.parametrize(
    ("service", "said"),
    [
        ("open", "open"),
        ("closed", "closed"),
        ("old", "ask first"),
        ("not-found", "ask first"),
        ("undated", "ask first"),
        ("in-words", "ask first"),
        ("unsure", "ask first"),
    ],
)
def test_hours_count_where_they_are_current_and_a_machine_can_read_them(service: str, said: str, state: State) -> None:
    assert state(service, THURSDAY) == said


@pytest.mark.parametrize(
    ("service", "now", "in_may"),
    [
        ("winter", "open", "ask first"),
        ("summer", "ask first", "open"),
        ("every-winter", "ask first", "ask first"),
        ("since-november", "open", "ask first"),
        ("until-september", "ask first", "open"),
        ("closed-and-summer", "closed", "open"),
    ],
)
def test_hours_out_of_season_do_not_count(service: str, now: str, in_may: str, state: State) -> None:
    assert (state(service, THURSDAY), state(service, THURSDAY_OF_MAY)) == (now, in_may)


@pytest.mark.parametrize("moment", [THURSDAY_OF_MAY, THURSDAY, THURSDAY_OF_NEXT_MAY])
def test_whether_hours_are_current_does_not_depend_on_the_moment_asked_for(moment: datetime, state: State) -> None:
    assert (state("open", moment), state("old", moment)) == ("open", "ask first")


@pytest.mark.parametrize(
    ("service", "said"),
    [
        ("open-and-closed", "open"),
        ("closed-and-open", "open"),
        ("open-and-in-words", "open"),
        ("closed-and-in-words", "ask first"),
        ("closed-and-old", "ask first"),
        ("closed-and-unsure", "ask first"),
        ("closed-and-every-winter", "ask first"),
    ],
)
def test_a_service_is_closed_only_where_all_its_hours_say_so(service: str, said: str, state: State) -> None:
    assert state(service, THURSDAY) == said


@pytest.mark.parametrize("service", ["over", "given-up", "old-kitchen"])
def test_what_has_ended_is_closed(service: str, state: State) -> None:
    assert state(service, THURSDAY) == "closed"


def test_what_ends_before_the_moment_is_closed_then(state: State) -> None:
    assert (state("soon-over", THURSDAY), state("soon-over", THURSDAY_OF_NEXT_MAY)) == ("open", "closed")


def test_what_begins_after_the_moment_is_closed_then(state: State) -> None:
    assert (state("next-year", THURSDAY), state("next-year", THURSDAY_OF_NEXT_MAY)) == ("closed", "open")
    assert (state("this-month", THURSDAY_OF_MAY), state("this-month", THURSDAY)) == ("closed", "open")


def test_hours_are_read_in_the_time_of_their_place_even_without_its_holidays(state: State) -> None:
    assert state("two-places", THURSDAY) == "open"
    assert state("two-places", THURSDAY.replace(hour=11)) == "closed"


FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)


@pytest.mark.parametrize(
    ("service", "friday", "saturday"),
    [
        ("open", "open", "closed"),
        ("closed", "closed", "open"),
        ("unsure", "ask first", "closed"),
        ("in-words", "ask first", "ask first"),
        ("old", "ask first", "ask first"),
        ("summer", "ask first", "ask first"),
        ("two-places", "open", "open"),
        ("over", "closed", "closed"),
        ("given-up", "closed", "closed"),
    ],
)
def test_a_day_is_asked_for_as_a_whole(service: str, friday: str, saturday: str, state: State) -> None:
    assert (state(service, FRIDAY), state(service, SATURDAY)) == (friday, saturday)
