"""Filters as sets of records: which answer them, for sure or perhaps, and which of these have ended."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, get_args

from search.ages import FRESH, FRESHNESS, days
from search.answered_by import AN_ORGANISATION, Narrowing
from search.filters import Filters
from search.heard import HEARD
from search.hours import open_and_closed
from search.library import Library
from search.postings import Posting, having
from search.rows import Rows, common, set_of
from search.tokens import TABLE

OWN = ("tags", "places")
"""Columns of a record's own terms and places: what it is tied to may have others."""
ROWS = f"select rowid from {TABLE} where "
OF_AGE = f"{ROWS}{FRESHNESS} in (select value from json_each(:freshness))"
SERVICES = f"{ROWS}kind = 'service'"
AMONG = f"{SERVICES} and id in (select value from json_each(:ids))"
Standing = Literal["sure", "ask first", "ended"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""In the order of pages."""


@dataclass(frozen=True)
class Narrowed:
    """Records that answer some filters or may, by how they do so."""

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
        left.narrow(having(each.tokens, OWN, postings), _perhaps(each, postings))
    told = _Told(connection, filters)
    told.by_age(left)
    told.by_languages(left)
    told.by_hours(left)
    ended = library.ends.on(filters.today)
    named = common(having(each.named, OWN, postings) for each in narrowings if each.named)
    return Narrowed(
        {"sure": left.sure & ~ended, "ask first": left.possible & ~left.sure & ~ended, "ended": left.possible & ended},
        named,
    )


def _perhaps(narrowing: Narrowing, postings: Mapping[str, Posting]) -> Rows:
    """Records that leave a filter open; an organisation may answer by what its services are for."""
    of_services = having(narrowing.of_services, ("related",), postings) & having([AN_ORGANISATION], OWN, postings)
    return having(narrowing.perhaps, OWN, postings) | of_services


class _Told(NamedTuple):
    """What columns tell of records, rather than terms."""

    connection: sqlite3.Connection
    filters: Filters

    def rows(self, sql: str, **values: Any) -> Rows:
        """The records that some SQL finds as of today."""
        told = self.connection.execute(sql, values | days(self.filters.today))
        return set_of([row for (row,) in told])

    def by_age(self, left: _Left) -> None:
        """Leave what is as old as the filters ask."""
        if self.filters.current:
            left.narrow(self.rows(ROWS + FRESH), 0)
        if self.filters.freshness:
            left.narrow(self.rows(OF_AGE, freshness=json.dumps(self.filters.freshness)), 0)

    def by_languages(self, left: _Left) -> None:
        """Count as sure those alone whose languages were heard of late."""
        if self.filters.languages:
            values = {"languages": json.dumps(self.filters.languages), "heard_since": self.filters.fresh_since}
            left.narrow(self.rows(HEARD, **values), left.possible)

    def by_hours(self, left: _Left) -> None:
        """Leave the services that are open, and those of which nobody knows."""
        if self.filters.open_at:
            found = open_and_closed(self.connection, self.filters.open_at, self.filters.today)
            is_open, is_closed = (self.rows(AMONG, ids=json.dumps(sorted(ids))) for ids in found)
            left.narrow(is_open, self.rows(SERVICES) & ~is_closed)
