"""What happened, and what was published, year by year."""

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

EVENTS = "select year, id, title, title_fr from events order by year, date_earliest, id"
PUBLISHED = "select year, count(*) from {table} where year is not null group by year"
UNDATED = "select count(*) from {table} where year is null"


class Years(NamedTuple):
    """Events by year, and numbers of documents and sources by the year of their publication."""

    events: Mapping[int, list[sqlite3.Row]]
    undated_events: list[sqlite3.Row]
    published: Mapping[str, Mapping[int, int]]
    undated: Mapping[str, int]

    @property
    def every(self) -> list[int]:
        """Every year with anything in it, the newest first."""
        return sorted({*self.events, *(year for numbers in self.published.values() for year in numbers)}, reverse=True)


def read_years(connection: sqlite3.Connection) -> Years:
    """All events, documents and sources."""
    events: dict[int | None, list[sqlite3.Row]] = {}
    for row in connection.execute(EVENTS):
        events.setdefault(row["year"], []).append(row)
    tables = ("documents", "sources")
    return Years(
        undated_events=events.pop(None, []),
        events={year: rows for year, rows in events.items() if year is not None},
        published={table: dict(map(tuple, connection.execute(PUBLISHED.format(table=table)))) for table in tables},
        undated={table: connection.execute(UNDATED.format(table=table)).fetchone()[0] for table in tables},
    )
