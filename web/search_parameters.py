"""What an address asks of search: its words, its filters, how much of the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from search.answered_by import SCHEMES
from search.filters import Filters
from search.library import Library
from web.parameter_values import WrongParameter, flag, hint, moment_or_day, number, one_of
from web.tracking import is_tracking

SEVERAL = tuple(SCHEMES)
"""Parameters that may be given with several values: ids."""
FILTERS = (*SEVERAL, "current", "open")
PARAMETERS = ("q", *FILTERS, "limit", "offset")
MOST_RESULTS, FURTHEST = 100, 10_000


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
    limit = number("limit", arguments.get("limit"), 20, 1, MOST_RESULTS)
    offset = number("offset", arguments.get("offset"), 0, 0, FURTHEST)
    return Asked(arguments.get("q") or "", _filters(arguments, library, now), limit, offset)


def _filters(arguments: Any, library: Library, now: datetime) -> Filters:
    ids = {name: _ids(name, arguments.getlist(name), library) for name in SEVERAL}
    return Filters(
        kinds=ids["kind"],
        needs=ids["need"],
        themes=ids["theme"],
        types=ids["type"],
        networks=ids["network"],
        audiences=ids["audience"],
        places=ids["place"],
        languages=ids["language"],
        statuses=ids["status"],
        freshness=ids["freshness"],
        years=ids["year"],
        current=flag("current", arguments.get("current")),
        open_at=moment_or_day(arguments.get("open"), now),
        today=now.date(),
    )


def read_typed(arguments: Any) -> str:
    """What somebody is typing: all that suggestions are asked by; raises WrongParameter."""
    _refuse_unknown(arguments, ("q",))
    return arguments.get("q") or ""


def _refuse_unknown(arguments: Iterable[str], known: tuple[str, ...]) -> None:
    """A misspelt filter left aside in silence would answer another question; `_` begins the site's own parameters."""
    for name in arguments:
        if name not in known and not name.startswith("_") and not is_tracking(name):
            raise WrongParameter(f"{name}: there is no such parameter.{hint(name, known)}")


def _refuse_second_values(arguments: Any, known: tuple[str, ...]) -> None:
    """Left aside in silence, the others would answer another question."""
    for name in known:
        if name not in SEVERAL and len(set(filter(None, arguments.getlist(name)))) > 1:
            raise WrongParameter(f"{name}: give one value only.")


def _ids(name: str, values: Iterable[str], library: Library) -> tuple[str, ...]:
    return tuple(one_of(name, value, library.values[name]) for value in values if value)
