"""How many of the records that answer have each value of each filter."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from search.answered_by import Narrowing, narrowing
from search.carried import tokens_by_row
from search.filters import Filters
from search.heard import HEARD_BY_LANGUAGE
from search.library import Library
from search.rows import Rows, set_of, union


@dataclass(frozen=True, repr=False)
class Facets:
    """The records of each value, by filter and value."""

    rows: Mapping[str, Mapping[str, Rows]]

    def counts(self, name: str, among: Rows) -> dict[str, int]:
        """Records among some that answer each value of a filter for sure, the most frequent value first."""
        found = {value: (rows & among).bit_count() for value, rows in self.rows[name].items()}
        return dict(sorted(((value, count) for value, count in found.items() if count), key=lambda pair: -pair[1]))


def read_facets(connection: sqlite3.Connection, library: Library, today: date) -> Facets:
    """The records that answer each value of each filter for sure."""
    carried: dict[str, list[int]] = {}
    for row, tokens in tokens_by_row(connection, today):
        for token in tokens:
            carried.setdefault(token, []).append(row)
    rows = {token: set_of(found) for token, found in carried.items()}
    ended = library.ends.on(today)
    found = {
        name: {value: _carrying(narrowing(name, (value,), library.lexicon), rows) & ~ended for value in listed}
        for name, listed in library.values.items()
    }
    heard = _heard(connection, today)
    found["language"] = {value: among & heard.get(value, 0) for value, among in found["language"].items()}
    return Facets(found)


def _heard(connection: sqlite3.Connection, today: date) -> dict[str, Rows]:
    """The records that are known to speak each language today."""
    spoken: dict[str, list[int]] = {}
    for language, row in connection.execute(HEARD_BY_LANGUAGE, {"heard_since": Filters(today=today).fresh_since}):
        spoken.setdefault(language, []).append(row)
    return {language: set_of(rows) for language, rows in spoken.items()}


def _carrying(asked: Narrowing, rows: Mapping[str, Rows]) -> Rows:
    """The records that carry any of what answers a filter for sure."""
    return union(rows.get(token, 0) for token in asked.tokens)
