"""Where records are, no finer than it is published: the commune, and the door only where its precision is exact."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from search.filters import Filters
from search.lexicon import PLACES
from search.rows import rows_in
from search.standing import narrowed
from search.tokens import TABLE
from web.map_windows import Point
from web.trust import ENDED, freshness_today
from web.visit import Visit

LOCATED = {
    "service": """
        select service_id, place_id, case when precision = 'exact' then latitude end as latitude,
               case when precision = 'exact' then longitude end as longitude from service_locations""",
    "organisation": """
        select id, coalesce(address_place, base), null, null from organisations
        where coalesce(address_place, base) is not null""",
    "practice": "select practice_id, place_id, null, null from practice_places",
    "event": "select event_id, place_id, null, null from event_places",
}
"""Where records of each kind are: their places, and their own latitude and longitude where these may be told."""
OF_ROWS = f"""
select id, freshness, attested_on, doubted_on, ends_on from {TABLE} where rowid in (select value from json_each(?))
"""
POINTS = "select id, latitude, longitude from places order by id"
INSIDE = "select distinct place_id from place_within where within_id in (select value from json_each(?)) order by 1"


@dataclass(frozen=True)
class Found:
    """A record that answers the filters, or may."""

    id: str
    freshness: str | None
    is_sure: bool


def to_ask_first(records: Iterable[Found]) -> int:
    """How many records leave open what a filter asks."""
    return sum(not each.is_sure for each in records)


@dataclass(frozen=True)
class Spot:
    """Records at one point: a place, or a door in it."""

    place: str
    name: str
    point: Point | None
    """Latitude and longitude; None for a wider area, which has no point of its own."""
    records: tuple[Found, ...] = ()
    is_door: bool = False

    @cached_property
    def given(self) -> tuple[Found, ...]:
        """Records that have not ended: what is counted."""
        return tuple(each for each in self.records if each.freshness != ENDED)

    @property
    def ages(self) -> Counter[str]:
        """How many records there are of each freshness."""
        return Counter(each.freshness for each in self.records if each.freshness)

    @property
    def ask_first(self) -> int:
        """How many of them leave open what a filter asks."""
        return to_ask_first(self.given)


def matching(connection: sqlite3.Connection, visit: Visit, filters: Filters) -> dict[str, Found]:
    """Records that answer the filters, as search has it; those to ask first among them."""
    found: dict[str, Found] = {}
    for standing, rows in narrowed(connection, filters, visit.library).rows.items():
        for row in map(dict, connection.execute(OF_ROWS, [json.dumps([*rows_in(rows)])])):
            freshness = freshness_today(row, visit.today, row["ends_on"])
            found[row["id"]] = Found(row["id"], freshness, standing != "ask first")
    return found


def places_of(connection: sqlite3.Connection, visit: Visit) -> dict[str, Spot]:
    """Every place, with no record yet."""
    return {
        place: Spot(
            place,
            visit.labels.of(PLACES, place, visit.language.code).text,
            None if latitude is None else (latitude, longitude),
        )
        for place, latitude, longitude in connection.execute(POINTS)
    }


def spots_of(
    connection: sqlite3.Connection, kind: str, places: Mapping[str, Spot], found: Mapping[str, Found]
) -> list[Spot]:
    """Where records of a kind are: each place, and each door in it, with what is there."""
    held: dict[tuple[str, Point | None], dict[Found, None]] = {}
    for record, place, latitude, longitude in connection.execute(LOCATED[kind]):
        if record in found:
            door = None if latitude is None else (latitude, longitude)
            held.setdefault((place, door), {})[found[record]] = None
    return [
        replace(places[place], records=tuple(records), point=door or places[place].point, is_door=door is not None)
        for (place, door), records in held.items()
    ]


def together(spots: Iterable[Spot], places: Mapping[str, Spot]) -> list[Spot]:
    """Each place once, with the records at every door in it, by name."""
    held: dict[str, dict[Found, None]] = {}
    for spot in spots:
        held.setdefault(spot.place, {}).update(dict.fromkeys(spot.records))
    whole = (replace(places[place], records=tuple(records)) for place, records in held.items())
    return sorted(whole, key=lambda spot: spot.name.casefold())


def given(spots: Iterable[Spot]) -> list[Spot]:
    """Spots without what has ended, as far as anything is left there."""
    return [replace(spot, records=spot.given) for spot in spots if spot.given]


def inside(connection: sqlite3.Connection, chosen: Iterable[str]) -> set[str]:
    """The chosen places and all that lie in them."""
    return {place for (place,) in connection.execute(INSIDE, [json.dumps(sorted(chosen))])}
