"""Marks on the map: what stands at a point, and near points made one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from math import dist, sqrt

from web.ages import FRESH
from web.grid import Box, Grid
from web.map_places import Found, Spot, to_ask_first
from web.map_windows import Point

SCALES = (2.5, 1.25, 1.05, 0.6, 0.3, 0.15)
"""Units of the drawing to a pixel: on a phone, twice as close, on a desk, and both ever closer. A level is an index."""
STRETCH = 1.1
"""How many times its scale a level may have: the script goes on to a closer one where a tenth is wanting."""
LEAST, MOST = 8.0, 26.0
"""Radius of a mark in pixels."""
QUIET = {"place": 2.0, "country": 0.0}
CLOSE = 0.85
"""Part of their radii by which two marks must be apart not to be made one: a little overlap does no harm."""
RING = 3.0
"""How far the second ring of a mark of several places is from its circle."""


@dataclass(frozen=True)
class Name:
    """Where a name stands beside its mark, in pixels, and at which levels."""

    x: float
    y: float
    anchor: str
    levels: str


@dataclass(eq=False)
class Mark:
    """One or more spots, drawn at the point of the one with most records."""

    spots: tuple[Spot, ...]
    at: Point
    """In the drawing."""
    kind: str = "records"
    """`records`, or what only helps to find one's way: `place` or `country`."""
    levels: str = ""
    """Digits of the levels at which it is drawn."""
    names: list[Name] = field(default_factory=list)

    @cached_property
    def records(self) -> list[Found]:
        """Each once."""
        return list(dict.fromkeys(record for spot in self.spots for record in spot.records))

    @cached_property
    def radius(self) -> float:
        """Of the circle: its area tells how many records there are, within what can be hit and what leaves room."""
        if self.kind != "records":
            return QUIET[self.kind]
        return round(min(MOST, max(LEAST, 3 * sqrt(len(self.records)))), 1)

    @cached_property
    def places(self) -> dict[str, str]:
        """Names of its places by id, the one with most records first."""
        return {spot.place: spot.name for spot in self.spots}

    @property
    def reach(self) -> float:
        """Radius of all that is drawn of it."""
        return self.radius + RING if len(self.places) > 1 else self.radius

    @property
    def is_old(self) -> bool:
        """Whether everything in it is past the age at which it can be relied on."""
        ages = {record.freshness for record in self.records}
        return None not in ages and ages.isdisjoint(FRESH)

    @property
    def ask_first(self) -> int:
        """How many of its records leave open what a filter asks."""
        return to_ask_first(self.records)

    @property
    def text(self) -> str:
        """The name to write beside it."""
        first, *others = self.places.values()
        return f"{first} +{len(others)}" if others else first


def grouped(marks: list[Mark], scale: float) -> list[Mark]:
    """Marks of which none lies on another, the biggest first; one that does joins the nearest."""
    while True:
        kept: list[Mark] = []
        grid = Grid(2 * LEAST * scale)
        for mark in sorted(marks, key=lambda mark: (-len(mark.records), mark.text)):
            near = _touched(mark, kept, grid.near(_room(mark, scale)), scale)
            if near is None:
                near = len(kept)
                kept.append(mark)
            else:
                kept[near] = Mark(kept[near].spots + mark.spots, kept[near].at)
            grid.add(_room(kept[near], scale), near)
        if len(kept) == len(marks):
            return kept
        marks = kept


def _touched(mark: Mark, kept: list[Mark], near: Iterable[int], scale: float) -> int | None:
    """The nearest of the marks on which one lies."""
    far = {number: dist(kept[number].at, mark.at) for number in near}
    touching = [number for number in far if far[number] < CLOSE * (kept[number].radius + mark.radius) * scale]
    return min(touching, key=far.__getitem__, default=None)


def _room(mark: Mark, scale: float) -> Box:
    """Around all that no other mark may lie on."""
    reach, (x, y) = CLOSE * mark.radius * scale, mark.at
    return x - reach, y - reach, x + reach, y + reach
