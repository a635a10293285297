"""Filters as conditions of the index: records that answer them for sure, those that may, those that have ended."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from search.expression import all_of, any_of, quoted
from search.filters import Filters
from search.heard import HEARD
from search.hours import open_and_closed
from search.library import Library
from search.tokens import TABLE, tag

KINDS = ("organisation", "service", "practice", "event", "document", "place", "term")
ANYTHING = any_of(quoted(tag("record-kinds", kind)) for kind in KINDS)
FRESH = f"""
and ({TABLE}.kind in ('place', 'term')
     or ({TABLE}.freshness is not 'ended' and coalesce({TABLE}.ends_on >= :today, true)
         and {TABLE}.doubted_on is null and {TABLE}.attested_on >= :fresh_since))
"""
IN = f"{TABLE}.kind = 'service' and {TABLE}.id in (select value from json_each(:{{name}}))"
BUT_SURE = f"""
and not ({TABLE}.rowid in (select rowid from {TABLE}_fts where {TABLE}_fts match :surely) {{more}})
"""
ENDED = f" and {TABLE}_fts.rowid {{how}} (select value from json_each(:ended))"
Standing = Literal["sure", "ask first", "ended"]


@dataclass(frozen=True)
class Group:
    """Records of one standing: an expression of the index, SQL of row numbers alone, more SQL, and its values."""

    standing: Standing = "sure"
    match: str = ANYTHING
    rows: str = ""
    """Needs no join with the table, which takes long where much is found."""
    more: str = ""
    values: dict[str, str] = field(default_factory=dict)


@dataclass
class _Conditions:
    """What filters ask of the table rather than of the index."""

    all: str = ""
    """Of every record."""
    sure: str = ""
    """Of records that answer for sure, beside that."""
    possible: str = ""
    """Of records that may answer, beside that."""
    values: dict[str, str] = field(default_factory=dict)


def groups(connection: sqlite3.Connection, filters: Filters, library: Library) -> Iterator[Group]:
    """The sure ones; where a filter can leave something open, those to ask first; last what has ended."""
    narrowings = list(filters.narrowings(library.lexicon))
    sure = all_of(each.sure for each in narrowings) or ANYTHING
    possible = all_of(any_of(filter(None, (each.sure, each.perhaps))) for each in narrowings) or ANYTHING
    asked = _conditions(connection, filters)
    ended = library.ended(filters.today)
    values = {**asked.values, "ended": json.dumps(ended)}
    running = ENDED.format(how="not in") if ended else ""
    yield Group("sure", sure, running, asked.all + asked.sure, values)
    if asked.sure or any(each.perhaps for each in narrowings):
        but_sure = BUT_SURE.format(more=asked.sure)
        yield Group("ask first", possible, running, asked.all + asked.possible + but_sure, {**values, "surely": sure})
    if ended:
        yield Group("ended", possible, ENDED.format(how="in"), asked.all + asked.possible, values)


def _conditions(connection: sqlite3.Connection, filters: Filters) -> _Conditions:
    """Conditions of the filters that are set."""
    found = _Conditions()
    if filters.current:
        found.all = FRESH
        found.values |= {"fresh_since": filters.fresh_since, "today": filters.today.isoformat()}
    if filters.languages:
        found.sure += f" and {TABLE}.rowid in ({HEARD})"
        found.values |= {"languages": json.dumps(filters.languages), "heard_since": filters.fresh_since}
    if filters.open_at:
        is_open, is_closed = open_and_closed(connection, filters.open_at, filters.today)
        found.sure += f" and {IN.format(name='open')}"
        found.possible = f" and {TABLE}.kind = 'service' and not ({IN.format(name='closed')})"
        found.values |= {"open": json.dumps(sorted(is_open)), "closed": json.dumps(sorted(is_closed))}
    return found
