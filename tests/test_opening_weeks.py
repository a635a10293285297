"""Hours as a week of days and times: exactly what the library of opening_hours reads, or nothing."""

from datetime import datetime, timedelta

import pytest
from opening_hours import OpeningHours

from linked.opening import read_week

MONDAY = datetime(2026, 11, 23)
EXACT = [
    "24/7",
    "Mo-Fr 09:00-12:00",
    "Mo-Fr 09:00-12:00,14:00-17:00",
    "Mo,We,Fr 17:00-19:00",
    "Mo,Tu,Th,Fr 15:00-19:00; We 13:00-19:00",
    "Mo-Su 10:00-18:00; Su off",
    "Mo-Fr 09:00-17:00; We 09:00-12:00",
    "Sa-Mo 08:00-10:00",
    "09:00-12:00",
    "Fr 22:00-02:00",
    "Su 22:00-02:00",
    "Sa 18:00-24:00",
]
MORE_THAN_A_WEEK = [
    "Nov-Mar Mo 09:00-12:00",
    "Mo-Fr 09:00-12:00; PH off",
    "Mo[1] 10:00-12:00",
    "Mo-Fr 09:00+",
    "sunrise-sunset",
    'Mo 09:00-12:00 "by appointment"',
    "Mo 09:00-12:00, Tu 10:00-11:00",
    "Mo 09:00-12:00 || Tu 10:00-11:00",
    "week 1-10 Mo 09:00-12:00",
    "2026 Mo 09:00-12:00",
    "Fr 22:00-02:00; Sa 10:00-12:00",
    "Mo 22:00-26:00",
    "Mo 09:00-12:00 unknown",
]


def is_open(week: dict[int, list[str]], moment: datetime) -> bool:
    """Whether a week as schema.org means it is open: what closes before it opens goes on into the next day."""
    time, today, before = f"{moment:%H:%M}", moment.weekday(), (moment.weekday() - 1) % 7
    spans = [(each[:5], each[6:]) for each in week.get(today, [])]
    night = [each[6:] for each in week.get(before, []) if each[6:] < each[:5]]
    return any(opens <= time and (time < closes or closes < opens) for opens, closes in spans) or any(
        time < closes for closes in night
    )


@pytest.mark.parametrize("osm", EXACT)
def test_a_week_is_what_the_library_reads(osm: str) -> None:
    week, hours = read_week(osm), OpeningHours(osm)
    assert week is not None
    for quarter in range(7 * 24 * 4):
        moment = MONDAY + timedelta(minutes=15 * quarter)
        assert is_open(week, moment) == hours.is_open(moment), moment


@pytest.mark.parametrize("osm", MORE_THAN_A_WEEK)
def test_what_is_no_plain_week_is_left_to_words(osm: str) -> None:
    assert OpeningHours(osm)
    assert read_week(osm) is None
