"""Which terms, places and ages the records of each kind carry."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from search.ages import FRESHNESS, days
from search.tokens import TABLE, tag

TOKENS = f"tags || ' ' || places || coalesce(' {tag('freshness', '')}' || ({FRESHNESS}), '')"
"""All of a record, as one text."""
OF_ROWS = f"select rowid, {TOKENS} from {TABLE}"
# An organisation answers perhaps by what its services are for.
OF_KINDS = f"select kind, {TOKENS} || case kind when 'organisation' then ' ' || related else '' end from {TABLE}"


def tokens_by_row(connection: sqlite3.Connection, today: date) -> Iterator[tuple[int, list[str]]]:
    """The tokens of each record."""
    for row, tokens in connection.execute(OF_ROWS, days(today)):
        yield row, tokens.split()


def tokens_by_kind(connection: sqlite3.Connection, today: date) -> dict[str, set[str]]:
    """Tokens that the filters of a list can leave anything by."""
    found: dict[str, set[str]] = {}
    for kind, tokens in connection.execute(OF_KINDS, days(today)):
        found.setdefault(kind, set()).update(token for token in tokens.split() if "__" in token)
    return found
