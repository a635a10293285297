"""Which services are open at a moment, by hours that are themselves current."""

import sqlite3
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

CURRENT_DAYS = 365
DEFAULT_ZONE = "Europe/Paris"

HOURS = """
select service_id, osm, coalesce(places.timezone, ?), places.country
from service_hours left join places on places.id = service_hours.place_id
where osm is not null and service_hours.as_of_earliest >= ?
"""


def open_and_closed(connection: sqlite3.Connection, moment: datetime) -> tuple[set[str], set[str]]:
    """Ids of services that are open and of those that are closed at a moment; of all others nothing is known."""
    since = (moment - timedelta(days=CURRENT_DAYS)).date().isoformat()
    state: dict[str, bool] = {}
    for service, osm, zone, country in connection.execute(HOURS, [DEFAULT_ZONE, since]):
        there = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        state[service] = state.get(service, False) or _is_open(osm, country, there)
    return {service for service, is_open in state.items() if is_open}, {
        service for service, is_open in state.items() if not is_open
    }


def _is_open(osm: str, country: str | None, moment: datetime) -> bool:
    hours = OpeningHours(osm, country=country) if country else OpeningHours(osm)
    return bool(hours.is_open(moment))
