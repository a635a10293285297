"""Dates as records write them, against the edtf package and against any text."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from schema.edtf_dates import Bounds, bounds, earliest, latest

YEARS = st.integers(1, 9998).map("{:04}".format)
MONTHS = st.tuples(YEARS, st.integers(1, 12)).map(lambda parts: "{}-{:02}".format(*parts))
DAYS = st.dates(max_value=date(9998, 12, 31)).map(str)
PLAIN = st.one_of(YEARS, MONTHS, DAYS)
DOUBTS = st.sampled_from(["", "?", "~", "%"])
UNSURE_YEARS = st.tuples(YEARS, DOUBTS, MONTHS.map(lambda month: month[4:])).map("".join)
DECADES = st.integers(1, 998).map("{:03}X".format)
QUALIFIED = st.tuples(PLAIN, DOUBTS).map("".join)
QUICK = st.one_of(QUALIFIED, UNSURE_YEARS, st.tuples(DECADES, DOUBTS).map("".join))
SIDES = st.one_of(QUALIFIED, st.just(".."))
LOOKALIKES = st.text("0123456789XYSE-/.?~%[],{}: T", max_size=30)


def by_package(text: str) -> Bounds:
    value = parse_edtf(text)
    first, last = value.lower_strict(), value.upper_strict()
    return Bounds(date(*first[:3]), date(*last[:3]))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-10-03", "2019-10-03", "2019-10-03"),
        ("2019?", "2019-01-01", "2019-12-31"),
        ("2019-10~", "2019-10-01", "2019-10-31"),
        ("2019-10%", "2019-10-01", "2019-10-31"),
        ("2019/2021", "2019-01-01", "2021-12-31"),
        ("2025-11/2026-03", "2025-11-01", "2026-03-31"),
        ("2011/..", "2011-01-01", None),
        ("../2011", None, "2011-12-31"),
        ("[2015,2016]", "2015-01-01", "2016-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2019-XX", "2019-01-01", "2019-12-31"),
        ("XXXX-10-10", None, None),
        ("XXXX-10-10/XXXX-10-11", None, None),
    ],
)
def test_bounds(text: str, first: str | None, last: str | None) -> None:
    assert [str(day) if day else None for day in (earliest(text), latest(text))] == [first, last]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2021-22", "is a season code in EDTF; for two years write 2021/2022"),
        ("2019-02-29", "is not a day of the calendar"),
        ("2019-13", "is not a day of the calendar"),
        ("0000", "is not a day of the calendar"),
        ("2021/2019", "ends before it starts; write the earlier date first"),
        ("../..", "names no date at all"),
        ("", "is not an EDTF date"),
        ("2019/", "is not an EDTF date"),
        ("June 2024", "is not an EDTF date"),
        ("2019-1X", "is not an EDTF date"),
        ("٢٠١٩", "is not an EDTF date"),
        ("XXXX-13-45", "is not an EDTF date"),
        ("Y17000", "is not a date that can be placed in time"),
    ],
)
def test_refusals(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        bounds(text)


@pytest.mark.parametrize("text", [None, ""])
def test_no_date_has_no_days(text: str | None) -> None:
    assert (earliest(text), latest(text)) == (None, None)


@given(QUICK)
def test_fast_path_agrees_with_the_package(text: str) -> None:
    assert bounds(text) == by_package(text)


@given(QUALIFIED, QUALIFIED)
def test_intervals_agree_with_the_package(start: str, end: str) -> None:
    first, last = by_package(start).earliest, by_package(end).latest
    assume(first and last and first <= last)
    assert bounds(f"{start}/{end}") == Bounds(first, last) == by_package(f"{start}/{end}")


@given(SIDES, SIDES)
def test_bounds_are_in_order_or_refused(start: str, end: str) -> None:
    try:
        found = bounds(f"{start}/{end}")
    except ValueError:
        return
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@given(st.one_of(st.text(), LOOKALIKES))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        found = bounds(text)
    except ValueError:
        return
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
