"""Filters as conditions of the index: one group of records that answer them for sure, one that may."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from search.expression import all_of, any_of, quoted
from search.filters import Filters
from search.hours import open_and_closed
from search.lexicon import Lexicon
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
and not ({TABLE}.rowid in (select rowid from {TABLE}_fts where {TABLE}_fts match :sure) {{more}})
"""


@dataclass(frozen=True)
class Group:
    """Records of one standing: an expression of the index, more SQL, and its values."""

    match: str = ANYTHING
    more: str = ""
    values: dict[str, str] = field(default_factory=dict)


def groups(connection: sqlite3.Connection, filters: Filters, lexicon: Lexicon) -> Iterator[Group]:
    """The sure ones, then, where a filter can leave something open, those to ask first."""
    narrowings = list(filters.narrowings(lexicon))
    sure = all_of(each.sure for each in narrowings) or ANYTHING
    possible = all_of(any_of(filter(None, (each.sure, each.perhaps))) for each in narrowings) or ANYTHING
    more, values, known_open, maybe_open = _more(connection, filters)
    yield Group(sure, more + known_open, values)
    if known_open or any(each.perhaps for each in narrowings):
        yield Group(possible, more + maybe_open + BUT_SURE.format(more=known_open), {**values, "sure": sure})


def _more(connection: sqlite3.Connection, filters: Filters) -> tuple[str, dict[str, str], str, str]:
    """SQL for every record, its values, and what makes a record open for sure or perhaps."""
    more, values = "", {}
    if filters.current:
        more, values = FRESH, {"fresh_since": filters.fresh_since, "today": filters.today.isoformat()}
    if filters.open_at is None:
        return more, values, "", ""
    is_open, is_closed = open_and_closed(connection, filters.open_at, filters.today)
    values |= {"open": json.dumps(sorted(is_open)), "closed": json.dumps(sorted(is_closed))}
    services = f" and {TABLE}.kind = 'service'"
    return more, values, f" and {IN.format(name='open')}", f"{services} and not ({IN.format(name='closed')})"
