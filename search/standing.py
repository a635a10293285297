"""Filters as sets of records: which answer them, for sure or perhaps, and which of these have ended."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Literal

from search.ages import FRESH, FRESHNESS, days
from search.answered_by import AN_ORGANISATION, Narrowing
from search.filters import Filters
from search.heard import HEARD
from search.hours import open_and_closed
from search.library import Library
from search.postings import Posting
from search.rows import Rows, set_of
from search.tokens import TABLE

OWN = ("tags", "places")
"""Columns of a record's own terms and places: what it is tied to may have others."""
ROWS = f"select rowid from {TABLE} where "
OF_AGE = f"{ROWS}{FRESHNESS} in (select value from json_each(:freshness))"
SERVICES = f"{ROWS}kind = 'service'"
AMONG = f"{SERVICES} and id in (select value from json_each(:ids))"
Standing = Literal["sure", "ask first", "ended"]


@dataclass(frozen=True)
class Narrowed:
    """Records that answer some filters or may, by how they do so, in the order of pages."""

    rows: Mapping[Standing, Rows]
    named: Rows
    """Those that name all that filters ask, rather than being for whoever comes or leaving it open."""


@dataclass
class _Left:
    """Records that filters leave, one filter after the other."""

    sure: Rows
    possible: Rows
    """Those that may answer, and those for sure among them."""

    def narrow(self, sure: Rows, possible: Rows) -> None:
        """Leave those that answer one more filter."""
        self.sure &= sure
        self.possible &= possible | sure


def narrowed(connection: sqlite3.Connection, filters: Filters, library: Library) -> Narrowed:
    """What some filters leave."""
    left = _Left(library.every, library.every)
    narrowings = list(filters.narrowings(library.lexicon))
    postings = library.postings_of(connection, (token for each in narrowings for token in each.words))
    for each in narrowings:
        left.narrow(_with(each.tokens, OWN, postings), _perhaps(each, postings))
    _by_columns(connection, filters, left)
    ended = library.ends.on(filters.today)
    named = [_with(each.named, OWN, postings) for each in narrowings if each.named]
    return Narrowed(
        {"sure": left.sure & ~ended, "ask first": left.possible & ~left.sure & ~ended, "ended": left.possible & ended},
        reduce(int.__and__, named) if named else 0,
    )


def _perhaps(narrowing: Narrowing, postings: Mapping[str, Posting]) -> Rows:
    """Records that leave a filter open; an organisation may answer by what its services are for."""
    of_services = _with(narrowing.of_services, ("related",), postings) & _with([AN_ORGANISATION], OWN, postings)
    return _with(narrowing.perhaps, OWN, postings) | of_services


def _with(tokens: Iterable[str], columns: Iterable[str], postings: Mapping[str, Posting]) -> Rows:
    """The records that have any of some tokens in any of some columns."""
    held = (postings[token].get(column, 0) for token in tokens if token in postings for column in columns)
    return reduce(or_, held, 0)


def _by_columns(connection: sqlite3.Connection, filters: Filters, left: _Left) -> None:
    """Leave what the filters ask that no term answers: age, languages heard of late, hours."""

    def found(sql: str, **values: Any) -> Rows:
        return set_of([row for (row,) in connection.execute(sql, values | days(filters.today))])

    if filters.current:
        left.narrow(found(ROWS + FRESH), 0)
    if filters.freshness:
        left.narrow(found(OF_AGE, freshness=json.dumps(filters.freshness)), 0)
    if filters.languages:
        heard = found(HEARD, languages=json.dumps(filters.languages), heard_since=filters.fresh_since)
        left.narrow(heard, left.possible)
    if filters.open_at:
        _by_hours(connection, filters, left, found)


def _by_hours(connection: sqlite3.Connection, filters: Filters, left: _Left, found: Callable[..., Rows]) -> None:
    """Leave the services that are open, and those of which nobody knows."""
    assert filters.open_at
    is_open, is_closed = (
        found(AMONG, ids=json.dumps(sorted(ids))) for ids in open_and_closed(connection, filters.open_at, filters.today)
    )
    left.narrow(is_open, found(SERVICES) & ~is_closed)
