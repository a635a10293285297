"""The map: where records of one kind are, drawn for one window, with a list of the same beside it."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from web.address_query import Parameters
from web.addresses import CHOSEN
from web.ages import ORDER
from web.map_drawing import marks_of
from web.map_marks import Mark
from web.map_places import LOCATED, Found, Spot, given, inside, matching, places_of, spots_of, together
from web.map_windows import WIDTH, WINDOWS, Point, Window, closest
from web.offered import OFFERED
from web.page import Page
from web.parameter_values import one_of
from web.records import FOLDER_OF
from web.search_parameters import FILTERS, Asked
from web.trust import ENDED
from web.visit import Visit

AREA = "area"
"""Parameter that names a window."""
OWN = (AREA, "kind", "place", CHOSEN)
"""Parameters that a link to a list of records does not take over from the map; what is chosen is in every link."""


def map_page(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page:
    """The map of one kind, of services without another word."""
    asked, kind = _asked(visit)
    places = places_of(connection, visit)
    found = matching(connection, visit, asked.filters)
    spots = spots_of(connection, kind, places, found)
    chosen = inside(connection, asked.filters.places)
    points = [spot.point for place, spot in places.items() if place in chosen and spot.point]
    windows = _windows(points)
    window = _window(visit, windows, points)
    standing = given(spots)
    listed = together(spots, places)
    values: dict[str, Any] = {
        "asked": asked,
        "kind": kind,
        "kinds": {each: FOLDER_OF[each] for each in LOCATED},
        "folder": FOLDER_OF[kind],
        "offered": OFFERED[FOLDER_OF[kind]],
        "width": WIDTH,
        "window": window,
        "windows": _counted(standing, windows),
        "marks": _marks(standing, places, window, visit),
        "on_map": [spot for spot in listed if window.holds(spot.point)],
        "elsewhere": [spot for spot in listed if spot.point and not window.holds(spot.point)],
        "areas": [spot for spot in listed if not spot.point],
        **_sums(found, standing),
        "ages": ORDER,
        "all_records": _list_link(visit, FOLDER_OF[kind], list(asked.filters.places)),
        "link_of": lambda mark: _link(visit, FOLDER_OF[kind], mark),
        "records_of": lambda place: _list_link(visit, FOLDER_OF[kind], [place]),
    }
    return Page("map.html", values)


def _asked(visit: Visit) -> tuple[Asked, str]:
    """The filters, and the one kind to show."""
    asked = visit.asked((*FILTERS, AREA))
    kind = one_of("kind", (asked.filters.kinds or ("service",))[0], LOCATED)
    return replace(asked, filters=replace(asked.filters, kinds=(kind,))), kind


def _windows(points: Sequence[Point]) -> dict[str, Window]:
    """The windows in which a chosen place lies, every window where none does: any other one would be empty."""
    return {each.id: each for each in WINDOWS.values() if any(map(each.holds, points))} or WINDOWS


def _window(visit: Visit, windows: Mapping[str, Window], points: Sequence[Point]) -> Window:
    """The window that is asked for if it shows a chosen place, else the closest one that shows them all."""
    area = dict(visit.parameters).get(AREA)
    asked = windows.get(one_of(AREA, area, WINDOWS)) if area else None
    return asked or closest(points)


def _sums(found: Mapping[str, Found], standing: Sequence[Spot]) -> dict[str, int]:
    """How sure what has not ended is, and where: on the map, in wider areas, or at no named place."""
    sure = [each.is_sure for each in found.values() if each.freshness != ENDED]
    total, on_map = len(sure), len(_records(spot for spot in standing if spot.point))
    known = len(_records(standing))
    return {
        "total": total,
        "sure": sum(sure),
        "ended": len(found) - total,
        "drawn": on_map,
        "wide": known - on_map,
        "placeless": total - known,
    }


def _counted(spots: Sequence[Spot], windows: Mapping[str, Window]) -> dict[str, int]:
    """How many records each window has."""
    return {name: len(_records(spot for spot in spots if window.holds(spot.point))) for name, window in windows.items()}


def _records(spots: Any) -> set[str]:
    return {record.id for spot in spots for record in spot.records}


def _marks(spots: Sequence[Spot], places: Mapping[str, Spot], window: Window, visit: Visit) -> list[Mark]:
    """What is drawn; places where nothing is given help to find one's way, and so do names of countries."""
    shown = [spot for spot in spots if window.holds(spot.point)]
    taken = {spot.place for spot in shown}
    quiet = [spot for spot in places.values() if spot.place not in taken and window.holds(spot.point)]
    countries = [Spot(code, visit.country(code), (north, east)) for code, north, east in window.countries]
    return marks_of(shown, quiet, countries, window)


def _link(visit: Visit, folder: str, mark: Mark) -> str:
    """A door with one record leads to it; any other mark to the list of what is in its places."""
    if len(mark.records) == 1 and mark.spots[0].is_door:
        return visit.link(f"/{folder}/{mark.records[0].id}")
    return _list_link(visit, folder, list(mark.places))


def _list_link(visit: Visit, folder: str, places: list[str]) -> str:
    """The list of records in some places that answer the same filters."""
    kept: Parameters = [(name, value) for name, value in visit.own if name not in OWN]
    return visit.link(f"/{folder}", [*kept, *(("place", place) for place in places)])
