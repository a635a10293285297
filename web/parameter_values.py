"""Reads one value of a parameter; what it cannot read it refuses, and says what to write."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rapidfuzz import process

from search.hours import HOME_ZONE

LIKELY = 75
"""Of 100, how near a value must be to be what was meant."""
YEAR = timedelta(days=366)
"""How far from now a moment may be: nobody knows hours for longer, and the calendar has an end."""


class WrongParameter(ValueError):
    """A parameter that cannot be read; the message says what to write."""


def one_of(name: str, value: str, known: Iterable[str]) -> str:
    """A value that is known; raises WrongParameter."""
    known = list(known)
    if value in known:
        return value
    raise WrongParameter(f"{name}: there is no such value.{hint(value, known)}")


def hint(written: str, known: Iterable[str]) -> str:
    """What may have been meant."""
    near = process.extractOne(written, known, score_cutoff=LIKELY)
    return f" Did you mean {near[0]}?" if near else f" Such as: {', '.join(sorted(known)[:5])}."


def flag(name: str, value: str | None) -> bool:
    """Whether something is wanted; raises WrongParameter."""
    if value in (None, "", "0"):
        return False
    if value == "1":
        return True
    raise WrongParameter(f"{name}: write {name}=1, or leave it out.")


def number(name: str, value: str | None, default: int, least: int, most: int) -> int:
    """A number within bounds; raises WrongParameter."""
    if not value:
        return default
    # The length first: Python reads no number of thousands of digits.
    if len(value) > len(str(most)) or not value.isdecimal() or not least <= int(value) <= most:
        raise WrongParameter(f"{name}: write a number from {least} to {most}.")
    return int(value)


def moment_or_day(value: str | None, now: datetime) -> date | None:
    """A day, or a day and time, which without a zone is meant as in France; raises WrongParameter."""
    if not value:
        return None
    if value == "now":
        return now
    asked = _day(value) or _day_and_time(value)
    if asked is None:
        day, moment = f"{now:%Y-%m-%d}", f"{now:%Y-%m-%dT%H:%M}"
        raise WrongParameter(f"open: write open=now, a day such as {day}, or a day and time such as {moment}.")
    if abs(_reckoned(asked) - now) > YEAR:
        raise WrongParameter("open: write a day within a year from now.")
    return asked


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _day_and_time(value: str) -> datetime | None:
    try:
        asked = datetime.fromisoformat(value)
    except ValueError:
        return None
    return asked if asked.tzinfo else asked.replace(tzinfo=ZoneInfo(HOME_ZONE))


def _reckoned(asked: date) -> datetime:
    """The moment by which it is far from now."""
    return asked if isinstance(asked, datetime) else datetime.combine(asked, time(), UTC)
