"""Hours as schema.org tells them: only those that are current, and that it can say exactly."""

import re
from collections.abc import Iterable
from datetime import date

from linked.standing import Standing
from linked.values import Node, node, span, tag, worded
from schema.edtf_dates import bounds, earliest
from schema.freshness import CURRENT_YEARS, years_before
from schema.location import Hours

SCHEMA = "https://schema.org/"
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ALWAYS = "00:00-24:00"
_DAY = f"(?:{'|'.join(DAYS)})"
_TIMES = r"\d\d:\d\d-\d\d:\d\d"
RULE = re.compile(rf"(?:({_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*) )?({_TIMES}(?:,{_TIMES})*|off|closed)")

Week = dict[int, list[str]]
"""Times by day of the week, 0 for Monday."""


def specifications(every: Iterable[Hours], standing: Standing) -> list[Node]:
    """Hours for machines."""
    return [specification for each in every for specification in _exact(each, standing)]


def in_words(every: Iterable[Hours], standing: Standing) -> list[str | Node]:
    """Hours that a machine must not take for those of today: in words, with their date."""
    return [_told(each) for each in every if not _exact(each, standing)]


def _exact(hours: Hours, standing: Standing) -> list[Node]:
    """None of old or doubted hours, nor of a service that does not run."""
    return _specified(hours) if standing.runs and is_current(hours, standing.today) else []


def _told(hours: Hours) -> str | Node:
    versions = {code: (words, origin) for code, words, origin in hours.text.versions()}
    code = "en" if "en" in versions else next(iter(versions))
    words, origin = versions[code]
    age = f"as of {hours.as_of}" if hours.as_of else "undated"
    season = f"{hours.valid}, " if hours.valid else ""
    return worded(f"{words} ({season}{age})", tag(code, is_machine_made=origin == "machine"))


def is_current(hours: Hours, today: date) -> bool:
    """Whether hours are attested within a year, and their season is not over."""
    attested = earliest(hours.as_of)
    if attested is None or attested < years_before(today, CURRENT_YEARS):
        return False
    if hours.valid is None:
        return True
    return all(span(hours.valid)) and (bounds(hours.valid).latest or date.min) >= today


def _specified(hours: Hours) -> list[Node]:
    """Each time of day once, with the days on which it holds."""
    days_of: dict[str, list[str]] = {}
    for day, times in (read_week(hours.osm or "") or {}).items():
        for each in times:
            days_of.setdefault(each, []).append(SCHEMA + NAMES[day])
    start, end = span(hours.valid)
    return [
        node(
            "OpeningHoursSpecification",
            dayOfWeek=days,
            opens=times[:5],
            # A day has no 24:00 here, and what opens and closes at 00:00 is taken for closed.
            closes="23:59" if times == ALWAYS else times[6:].replace("24:00", "00:00"),
            validFrom=start,
            validThrough=end,
        )
        for times, days in days_of.items()
    ]


def read_week(osm: str) -> Week | None:
    """The week that hours in opening_hours syntax describe; None where they say more or less than a week."""
    if osm == "24/7":
        return {day: [ALWAYS] for day in range(7)}
    rules = [RULE.fullmatch(rule.strip()) for rule in osm.split(";")]
    week: Week = {}
    for rule in rules:
        if rule is None:
            return None
        times = [] if rule[2] in ("off", "closed") else rule[2].split(",")
        # A later rule takes the place of an earlier one on its days.
        week |= dict.fromkeys(_days(rule[1] or "Mo-Su"), times)
    by_night = any(times[6:] <= times[:5] for every in week.values() for times in every)
    too_late = any(times[6:] > "24:00" for every in week.values() for times in every)
    # Beyond midnight a rule of the next day may cut it short.
    return None if too_late or (by_night and len(rules) > 1) else dict(sorted(week.items()))


def _days(text: str) -> list[int]:
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        start = DAYS.index(first)
        length = (DAYS.index(last or first) - start) % 7
        found += [(start + step) % 7 for step in range(length + 1)]
    return found
