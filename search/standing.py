"""Filters as conditions of the index: which records answer them, for sure or perhaps, and which of these have ended."""

import json
import sqlite3
from dataclasses import dataclass, field
from typing import Literal

from search.ages import FRESH, FRESHNESS, days
from search.expression import all_of, any_of, quoted
from search.filters import Filters
from search.heard import HEARD
from search.hours import open_and_closed
from search.library import Library
from search.tokens import TABLE, tag

KINDS = ("service", "organisation", "practice", "event", "document", "place", "term")
ANYTHING = any_of(quoted(tag("record-kinds", kind)) for kind in KINDS)
OF_AGE = f" and {FRESHNESS} in (select value from json_each(:freshness))"
IN = f"{TABLE}.kind = 'service' and {TABLE}.id in (select value from json_each(:{{name}}))"
ENDED = f"when {TABLE}_fts.rowid in (select value from json_each(:ended)) then 'ended'"
ALL_SURE = f"case {ENDED} else 'sure' end"
WITH_OPEN_POINTS = f"""
case {ENDED}
when {TABLE}_fts.rowid in (select rowid from {TABLE}_fts where {TABLE}_fts match :surely) {{more}} then 'sure'
else 'ask first' end
"""
JOIN = f"join {TABLE} on {TABLE}.rowid = {TABLE}_fts.rowid"
Standing = Literal["sure", "ask first", "ended"]


@dataclass(frozen=True)
class Narrowed:
    """Records that answer some filters or may, as an expression of the index and SQL with its values."""

    possible: str
    """Those that may answer, and the sure ones among them; nothing where no filter asks the index."""
    where: str
    """More conditions, none as a rule: they need a join with the table, which takes long where much is found."""
    standing: str
    """How each of them answers."""
    standings: tuple[Standing, ...]
    """Those that there can be, in the order of pages."""
    values: dict[str, str]

    @property
    def join(self) -> str:
        """What the conditions read beside the index."""
        return JOIN if f"{TABLE}." in self.where + self.standing else ""


@dataclass
class _Conditions:
    """What filters ask of the table rather than of the index."""

    all: str = ""
    """Of every record."""
    sure: str = ""
    """Of records that answer for sure, beside that."""
    possible: str = ""
    """Of records that may answer, and those for sure among them."""
    values: dict[str, str] = field(default_factory=dict)


def narrowed(connection: sqlite3.Connection, filters: Filters, library: Library) -> Narrowed:
    """What some filters leave."""
    narrowings = list(filters.narrowings(library.lexicon))
    sure = all_of(each.sure for each in narrowings)
    possible = all_of(any_of(filter(None, (each.sure, each.perhaps))) for each in narrowings)
    asked = _conditions(connection, filters)
    leaves_open = bool(asked.sure) or possible != sure
    return Narrowed(
        possible,
        asked.all + asked.possible,
        WITH_OPEN_POINTS.format(more=asked.sure) if leaves_open else ALL_SURE,
        ("sure", "ask first", "ended") if leaves_open else ("sure", "ended"),
        {
            **asked.values,
            "named": all_of(each.by_name for each in narrowings),
            "surely": sure or ANYTHING,
            "possible": possible or ANYTHING,
            "ended": library.ends.on(filters.today),
        },
    )


def _conditions(connection: sqlite3.Connection, filters: Filters) -> _Conditions:
    """Conditions of the filters that are set."""
    found = _Conditions()
    _by_age(filters, found)
    if filters.languages:
        found.sure += f" and {TABLE}_fts.rowid in ({HEARD})"
        found.values |= {"languages": json.dumps(filters.languages), "heard_since": filters.fresh_since}
    if filters.open_at:
        is_open, is_closed = open_and_closed(connection, filters.open_at, filters.today)
        found.sure += f" and {IN.format(name='open')}"
        found.possible += f" and {TABLE}.kind = 'service' and not ({IN.format(name='closed')})"
        found.values |= {"open": json.dumps(sorted(is_open)), "closed": json.dumps(sorted(is_closed))}
    return found


def _by_age(filters: Filters, found: _Conditions) -> None:
    """How old what is told may be."""
    if filters.current:
        found.all += f" and {FRESH}"
    if filters.freshness:
        found.all += OF_AGE
        found.values["freshness"] = json.dumps(filters.freshness)
    if found.all:
        found.values |= days(filters.today)
