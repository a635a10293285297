"""The first page: one question, the needs as pictures, what is urgent, what the collection holds and how old it is."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from search.library import NEEDS
from web.ages import BY_KIND, ORDER, count_ages
from web.emergency import emergency_of
from web.linked import linked_site
from web.needs import speeches
from web.page import Page
from web.visit import Visit

PLACES = ("calais", "grande-synthe", "dunkerque", "channel-coast", "nord", "pas-de-calais", "paris", "brussels")
COUNTS = """
select 'services', count(*) from services union all select 'organisations', count(*) from organisations
union all select 'practices', count(*) from practices union all select 'events', count(*) from events
union all select 'documents', count(*) from documents union all select 'sources', count(*) from sources
"""


def home(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page:
    """The first page."""
    return Page(
        "home.html",
        {
            "needs": NEEDS,
            "speeches": speeches(visit.labels),
            "places": _places(connection),
            "counts": dict(map(tuple, connection.execute(COUNTS))),
            "ages": _ages(connection, visit),
            "emergency": emergency_of(visit),
            "linked": linked_site(visit),
        },
    )


def _ages(connection: sqlite3.Connection, visit: Visit) -> Mapping[str, Any]:
    """Services by freshness as of today, the freshest first."""
    found = count_ages(connection, BY_KIND, visit.today).get(("service",), {})
    return {freshness: found[freshness] for freshness in ORDER if freshness in found}


def _places(connection: sqlite3.Connection) -> list[str]:
    """Places that people ask for most, of those that the gazetteer has."""
    sql = f"select id from places where id in ({', '.join('?' * len(PLACES))})"
    known = {place for (place,) in connection.execute(sql, PLACES)}
    return [place for place in PLACES if place in known]
