"""Which services are open at a moment, by hours that are themselves current."""

import sqlite3
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State, UnknownCountryError  # type: ignore[attr-defined]  # its stub leaves it out

from schema.freshness import CURRENT_YEARS, years_before

HOME_ZONE = "Europe/Paris"
# Hours that are old, doubted since, or of a season of no year, are told without what a machine could read.
HOURS = """
select service_id,
       case when as_of_earliest >= :since and services.doubted_on is null
             and (valid is null or coalesce(valid_earliest, valid_latest) is not null) then osm end,
       coalesce(valid_earliest, ''), coalesce(valid_latest, '9999'),
       coalesce(places.timezone, :zone), places.country
from service_hours join services on services.id = service_id
left join places on places.id = service_hours.place_id
"""
NOT_GIVEN = """
select id from services where freshness = 'ended' or until_latest < :day or since_earliest > :day
or status in ('planned', 'paused')
"""


def open_and_closed(connection: sqlite3.Connection, asked: date, today: date) -> tuple[set[str], set[str]]:
    """Ids of services that are open and of those that are closed at a moment, or at some time and all of a day.

    Of all others nothing is known.
    """
    states = _states(connection, asked, today)
    day = day_of(there(asked, HOME_ZONE)).isoformat()
    not_given = {service for (service,) in connection.execute(NOT_GIVEN, {"day": day})}
    is_open = {service for service, found in states.items() if True in found}
    is_closed = {service for service, found in states.items() if found == {False}}
    return is_open - not_given, is_closed | not_given


def _states(connection: sqlite3.Connection, asked: date, today: date) -> dict[str, set[bool | None]]:
    """What each row of a service's hours that is in season says: open, closed, or nothing."""
    states = defaultdict[str, set[bool | None]](set)
    since = years_before(today, CURRENT_YEARS).isoformat()
    rows = connection.execute(HOURS, {"since": since, "zone": HOME_ZONE})
    for service, osm, first, last, zone, country in rows:
        local = there(asked, zone)
        if first <= day_of(local).isoformat() <= last:
            states[service].add(is_open(osm, country, local) if osm else None)
    return states


def there(asked: date, zone: str) -> date:
    """A moment by the clocks of a place; a day is the day of the place."""
    return asked.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if isinstance(asked, datetime) else asked


def day_of(asked: date) -> date:
    """The day of a moment, or the day itself."""
    return asked.date() if isinstance(asked, datetime) else asked


def is_open(osm: str, country: str | None, local: date) -> bool | None:
    """Whether hours in opening_hours syntax are open at a local time, or at some time of a day.

    None where they say that nobody knows.
    """
    hours = _read(osm, country)
    if isinstance(local, datetime):
        return None if hours.is_unknown(local) else hours.is_open(local)
    midnight = datetime.combine(local, time())
    states = {state for _, _, state, _ in hours.intervals(midnight, midnight + timedelta(days=1))}
    return True if State.OPEN in states else None if State.UNKNOWN in states else False


def _read(osm: str, country: str | None) -> OpeningHours:
    """Hours with the public holidays of a country, where those are known."""
    try:
        return OpeningHours(osm, country=country)
    except UnknownCountryError:
        return OpeningHours(osm)
