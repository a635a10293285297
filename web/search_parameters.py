"""What an address asks of search: its words, its filters, how much of the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rapidfuzz import process

from search.filters import Filters
from search.groups import KINDS
from search.lexicon import PLACES
from search.library import Library

TERMS = {"need": "needs", "audience": "audiences", "place": PLACES, "language": "languages", "status": "legal-statuses"}
"""Parameters whose values are ids, and what they are ids of."""
MOST_RESULTS, FURTHEST = 100, 10_000
HOME_ZONE = ZoneInfo("Europe/Paris")


class WrongParameter(ValueError):
    """A parameter that cannot be read; the message says what to write."""


@dataclass(frozen=True)
class Asked:
    """One search."""

    text: str
    filters: Filters
    limit: int
    offset: int


def read_parameters(arguments: Any, library: Library, now: datetime) -> Asked:
    """The search that the arguments of an address ask for; raises WrongParameter."""
    ids = {name: _ids(name, arguments.getlist(name), library) for name in TERMS}
    filters = Filters(
        kinds=tuple(_one_of("kind", value, KINDS) for value in arguments.getlist("kind") if value),
        needs=ids["need"],
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


def _ids(name: str, values: Iterable[str], library: Library) -> tuple[str, ...]:
    known = library.terms(TERMS[name])
    return tuple(_one_of(name, value, known) for value in values if value)


def _one_of(name: str, value: str, known: Iterable[str]) -> str:
    known = list(known)
    if value in known:
        return value
    near = process.extractOne(value, known, score_cutoff=60)
    hint = f" Did you mean {near[0]}?" if near else f" Such as: {', '.join(sorted(known)[:5])}."
    raise WrongParameter(f"{name}: there is no such value.{hint}")


def _flag(name: str, value: str | None) -> bool:
    if value in (None, "", "0"):
        return False
    if value == "1":
        return True
    raise WrongParameter(f"{name}: write {name}=1, or leave it out.")


def _number(name: str, value: str | None, default: int, least: int, most: int) -> int:
    if not value:
        return default
    if not value.isdecimal() or not least <= int(value) <= most:
        raise WrongParameter(f"{name}: write a number from {least} to {most}.")
    return int(value)


def _moment(value: str | None, now: datetime) -> datetime | None:
    """A day and time; without a zone it is meant as in France."""
    if not value:
        return None
    if value == "now":
        return now
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise WrongParameter("open: write open=now, or a day and time such as 2026-11-25T14:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=HOME_ZONE)
