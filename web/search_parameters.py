"""What an address asks of search: its words, its filters, how much of the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rapidfuzz import process

from search.filters import Filters
from search.hours import HOME_ZONE
from search.lexicon import PLACES
from search.library import Library
from search.standing import KINDS

TERMS = {
    "need": "needs",
    "theme": "themes",
    "audience": "audiences",
    "place": PLACES,
    "language": "languages",
    "status": "legal-statuses",
}
"""Parameters whose values are ids, and what they are ids of, in the order of the form."""
FILTERS = ("kind", *TERMS, "current", "open")
PARAMETERS = ("q", *FILTERS, "limit", "offset")
SEVERAL = ("kind", *TERMS)
"""Parameters that may be given with several values."""
MOST_RESULTS, FURTHEST = 100, 10_000
LIKELY = 75
"""Of 100, how near a value must be to be what was meant."""
YEAR = timedelta(days=366)
"""How far from now a moment may be: nobody knows hours for longer, and the calendar has an end."""


class WrongParameter(ValueError):
    """A parameter that cannot be read; the message says what to write."""


@dataclass(frozen=True)
class Asked:
    """One search."""

    text: str
    filters: Filters
    limit: int
    offset: int


def read_parameters(arguments: Any, library: Library, now: datetime, known: tuple[str, ...] = PARAMETERS) -> Asked:
    """The search that the arguments of an address ask for; raises WrongParameter."""
    _refuse_unknown(arguments, known)
    _refuse_second_values(arguments, known)
    ids = {name: _ids(name, arguments.getlist(name), library) for name in TERMS}
    filters = Filters(
        kinds=tuple(one_of("kind", value, KINDS) for value in arguments.getlist("kind") if value),
        needs=ids["need"],
        themes=ids["theme"],
        audiences=ids["audience"],
        places=ids["place"],
        languages=ids["language"],
        statuses=ids["status"],
        current=_flag("current", arguments.get("current")),
        open_at=_moment(arguments.get("open"), now),
        today=now.date(),
    )
    limit = _number("limit", arguments.get("limit"), 20, 1, MOST_RESULTS)
    return Asked(arguments.get("q") or "", filters, limit, _number("offset", arguments.get("offset"), 0, 0, FURTHEST))


def read_typed(arguments: Any) -> str:
    """What somebody is typing: all that suggestions are asked by; raises WrongParameter."""
    _refuse_unknown(arguments, ("q",))
    return arguments.get("q") or ""


def _refuse_unknown(arguments: Iterable[str], known: tuple[str, ...]) -> None:
    """A misspelt filter left aside in silence would answer another question; `_` begins the site's own parameters."""
    for name in arguments:
        if name not in known and not name.startswith("_"):
            raise WrongParameter(f"{name}: there is no such parameter.{_hint(name, known)}")


def _refuse_second_values(arguments: Any, known: tuple[str, ...]) -> None:
    """Left aside in silence, the others would answer another question."""
    for name in known:
        if name not in SEVERAL and len(set(filter(None, arguments.getlist(name)))) > 1:
            raise WrongParameter(f"{name}: give one value only.")


def _ids(name: str, values: Iterable[str], library: Library) -> tuple[str, ...]:
    asked = list(filter(None, values))
    known = library.terms(TERMS[name]) if asked else []
    return tuple(one_of(name, value, known) for value in asked)


def one_of(name: str, value: str, known: Iterable[str]) -> str:
    """A value that is known; raises WrongParameter."""
    known = list(known)
    if value in known:
        return value
    raise WrongParameter(f"{name}: there is no such value.{_hint(value, known)}")


def _hint(written: str, known: Iterable[str]) -> str:
    """What may have been meant."""
    near = process.extractOne(written, known, score_cutoff=LIKELY)
    return f" Did you mean {near[0]}?" if near else f" Such as: {', '.join(sorted(known)[:5])}."


def _flag(name: str, value: str | None) -> bool:
    if value in (None, "", "0"):
        return False
    if value == "1":
        return True
    raise WrongParameter(f"{name}: write {name}=1, or leave it out.")


def _number(name: str, value: str | None, default: int, least: int, most: int) -> int:
    if not value:
        return default
    # The length first: Python reads no number of thousands of digits.
    if len(value) > len(str(most)) or not value.isdecimal() or not least <= int(value) <= most:
        raise WrongParameter(f"{name}: write a number from {least} to {most}.")
    return int(value)


def _moment(value: str | None, now: datetime) -> datetime | None:
    """A day and time; without a zone it is meant as in France."""
    if not value:
        return None
    if value == "now":
        return now
    moment = _day_and_time(value)
    if moment is None:
        raise WrongParameter(f"open: write open=now, or a day and time such as {now:%Y-%m-%dT%H:%M}.")
    if abs(moment - now) > YEAR:
        raise WrongParameter("open: write a day and time within a year from now.")
    return moment


def _day_and_time(value: str) -> datetime | None:
    """None for what is neither, and for a day alone, which would be its midnight without anybody having asked."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if _is_day(value):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(HOME_ZONE))


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
