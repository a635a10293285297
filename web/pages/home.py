"""The first page: one question, the needs as pictures, what is urgent, what the collection holds and how old it is."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from web.emergency import emergency_lines
from web.visit import Page, Visit

NEEDS = (
    "food", "water-hygiene", "shelter-housing", "health", "legal-asylum", "phone-internet", "clothing-bedding",
    "day-centre", "information", "language-education", "children-youth", "women", "mental-health",
    "family-reunion-tracing",
)  # fmt: skip
"""What people on the move come for, the most urgent first; the other needs are those of associations."""
PLACES = ("calais", "grande-synthe", "dunkirk", "channel-coast", "nord", "pas-de-calais", "paris", "brussels")
COUNTS = """
select 'services', count(*) from services union all select 'organisations', count(*) from organisations
union all select 'practices', count(*) from practices union all select 'events', count(*) from events
union all select 'documents', count(*) from documents union all select 'sources', count(*) from sources
"""
AGES = "select freshness, count(*) from services group by freshness"
ORDER = ("current", "ageing", "historical", "undated", "ended")


def home(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page:
    """The first page."""
    return Page(
        "home.html",
        {
            "needs": NEEDS,
            "places": _places(connection),
            "counts": dict(map(tuple, connection.execute(COUNTS))),
            "ages": _ages(connection),
            "emergency": emergency_lines(connection, visit),
        },
    )


def _ages(connection: sqlite3.Connection) -> Mapping[str, Any]:
    """Services by freshness, the freshest first."""
    found = dict(map(tuple, connection.execute(AGES)))
    return {freshness: found[freshness] for freshness in ORDER if freshness in found}


def _places(connection: sqlite3.Connection) -> list[str]:
    """Places that people ask for most, of those that the gazetteer has."""
    sql = f"select id from places where id in ({', '.join('?' * len(PLACES))})"
    known = {place for (place,) in connection.execute(sql, PLACES)}
    return [place for place in PLACES if place in known]
