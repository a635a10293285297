"""Dates as records write them: EDTF text (ISO 8601-2) in, first and last possible day out."""

import re
from calendar import monthrange
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from functools import cache
from time import struct_time
from typing import Annotated

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from edtf.parser.parser_classes import EDTFObject
from pydantic import AfterValidator, WithJsonSchema

_DAY = r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[?~%]?"
_PLAIN = re.compile(_DAY, re.ASCII)
_ONE_OF = re.compile(r"\[(\d{4}(?:-\d\d){0,2}(?:,\d{4}(?:-\d\d){0,2})+)\]", re.ASCII)
_SEASON = re.compile(r"\b\d{4}-(?:2[1-9]|3\d|4[01])\b")
_YEARLESS = re.compile(r"(?:^|/)XXXX\b")
_WRITE = "write a year, month or day such as 2019, 2019-10 or 2019-10-03"


@dataclass(frozen=True)
class Bounds:
    """First and last day a date can mean; None where it has no such end or no year."""

    earliest: date | None
    latest: date | None


@cache
def bounds(text: str) -> Bounds:
    """First and last day of an EDTF text; ValueError with a remedy where it is no usable date."""
    if _SEASON.search(text):
        raise ValueError("is a season code in EDTF; for two years write 2021/2022")
    if _YEARLESS.search(text):
        _parse(text)
        return Bounds(None, None)
    start, slash, end = text.partition("/")
    first = _reach(start)
    last = _reach(end) if slash else first
    if first.earliest and last.latest and last.latest < first.earliest:
        raise ValueError("ends before it starts; write the earlier date first")
    if first == last == Bounds(None, None):
        raise ValueError(f"names no date at all; {_WRITE}")
    return Bounds(first.earliest, last.latest)


def earliest(text: str | None) -> date | None:
    """First day of an EDTF text, None for no date, no year or an open start."""
    return bounds(text).earliest if text else None


def latest(text: str | None) -> date | None:
    """Last day of an EDTF text, None for no date, no year or an open end."""
    return bounds(text).latest if text else None


def is_past(text: str | None, today: date) -> bool:
    """Is its last possible day past? Of no date, no year or an open end nobody can say so."""
    last = latest(text)
    return last is not None and last < today


def years(text: str, today: date) -> range:
    """Years that an EDTF text takes in, of one that says when it begins; what goes on does so up to this one."""
    days = bounds(text)
    if days.earliest is None:
        return range(0)
    last = days.latest or max(days.earliest, today)
    return range(days.earliest.year, last.year + 1)


def is_span(text: str) -> bool:
    """Whether it takes in all of its days, rather than one of them that nobody is sure of."""
    return "/" in text


def _reach(text: str) -> Bounds:
    """Days of one side of an interval; `..` is open."""
    if text == "..":
        return Bounds(None, None)
    # The grammar of edtf takes about 4 ms a date, 20 for one of several; nearly all are plain calendar dates.
    if plain := _PLAIN.fullmatch(text):
        return _calendar(*plain.groups())
    if several := _ONE_OF.fullmatch(text):
        reaches = map(_reach, several[1].split(","))
        days = [day for each in reaches for day in (each.earliest, each.latest) if day]
        return Bounds(min(days), max(days))
    value = _parse(text)
    try:
        return Bounds(_day(value.lower_strict()), _day(value.upper_strict()))
    except (AttributeError, TypeError, ValueError, OverflowError):
        raise ValueError(f"is not a date that can be placed in time; {_WRITE}") from None


def _calendar(year: str, month: str | None, day: str | None) -> Bounds:
    """Days of a year, a month or a day that the calendar has."""
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"is not a day of the calendar; {_WRITE}") from None
    if day:
        return Bounds(first, first)
    last_month = int(month or 12)
    return Bounds(first, date(first.year, last_month, monthrange(first.year, last_month)[1]))


def _parse(text: str) -> EDTFObject:
    """The text as the edtf package reads it."""
    try:
        with redirect_stdout(None):  # the package prints and stumbles over texts such as 2019-1X
            value: EDTFObject = parse_edtf(text)
    except (EDTFParseException, AttributeError, TypeError, ValueError):
        raise ValueError(f"is not an EDTF date; {_WRITE}, 2018? if unsure, 2011/.. if it goes on") from None
    return value


def _day(moment: struct_time | float) -> date | None:
    """A day, or None for the infinities that edtf gives for open ends."""
    if isinstance(moment, float):
        return None
    year = moment.tm_year
    if not MINYEAR <= year < MAXYEAR:
        raise ValueError
    return date(year, moment.tm_mon, moment.tm_mday)


def _check(text: str) -> str:
    bounds(text)
    return text


Edtf = Annotated[
    str,
    AfterValidator(_check),
    # An editor reads an unquoted 2019 as a number; the directory reads every value as text.
    WithJsonSchema({"type": ["string", "integer"], "description": "EDTF date"}),
]
"""A date in EDTF, kept as written."""
