"""What is drawn on the map: near points made one, and as many names as have room, at each scale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import dist, sqrt

from web.map_places import Found, Spot
from web.map_windows import WIDTH, Point, Window

SCALES = (2.5, 1.25, 1.05, 0.6, 0.3, 0.15)
"""Units of the drawing to a pixel: on a phone, twice as close, on a desk, and both ever closer. A level is an index."""
LEAST, MOST = 8.0, 26.0
"""Radius of a mark in pixels."""
FRESH = ("current", "ageing")
QUIET = {"place": 2.0, "country": 0.0}
CLOSE = 0.85
"""Part of their radii by which two marks must be apart not to be made one: a little overlap does no harm."""
RING = 3.0
"""How far the second ring of a mark of several places is from its circle."""
LETTER, SPARE, LINE = 7.4, 6.0, 15.0
"""Room that a letter takes, a name takes beyond its letters, and a line takes, in pixels: rather too much."""
Box = tuple[float, float, float, float]


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
    def text(self) -> str:
        """The name to write beside it."""
        first, *others = self.places.values()
        return f"{first} +{len(others)}" if others else first


def marks_of(spots: Iterable[Spot], quiet: Iterable[Spot], countries: Iterable[Spot], window: Window) -> list[Mark]:
    """Every mark of a window; quiet places and countries are there where their names have room."""
    known: dict[tuple[Spot, ...], Mark] = {}
    loud, ways = _alone(spots, "records", window), _alone(countries, "country", window) + _alone(quiet, "place", window)
    for level, scale in enumerate(SCALES):
        drawn = [known.setdefault(mark.spots, mark) for mark in (*grouped(loud, scale), *ways)]
        for mark in drawn:
            mark.levels += str(level) if mark.kind == "records" else ""
        _name(drawn, level, window)
    return [mark for mark in known.values() if mark.levels]


def _alone(spots: Iterable[Spot], kind: str, window: Window) -> list[Mark]:
    return [Mark((spot,), window.point(*spot.point), kind) for spot in spots if spot.point]


def grouped(marks: list[Mark], scale: float) -> list[Mark]:
    """Marks of which none lies on another, the biggest first; one that does joins the nearest."""
    while True:
        kept: list[Mark] = []
        for mark in sorted(marks, key=lambda mark: (-len(mark.records), mark.text)):
            touching = [each for each in kept if dist(each.at, mark.at) < CLOSE * (each.radius + mark.radius) * scale]
            near = min(touching, key=lambda each: dist(each.at, mark.at), default=None)
            if near is None:
                kept.append(mark)
            else:
                kept[kept.index(near)] = Mark(near.spots + mark.spots, near.at)
        if len(kept) == len(marks):
            return kept
        marks = kept


def _name(marks: Sequence[Mark], level: int, window: Window) -> None:
    """Give names to marks as long as there is room; the first come first."""
    scale = SCALES[level]
    taken = [_box(mark.at, -mark.reach, -mark.reach, 2 * mark.reach, 2 * mark.reach, scale) for mark in marks]
    for own, mark in enumerate(marks):
        for x, y, anchor in _beside(mark):
            width = len(mark.text) * LETTER + SPARE
            left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
            box = _box(mark.at, left, y - LINE + 4, width, LINE, scale)
            others = (each for index, each in enumerate(taken) if index != own)
            if _inside(box, window) and not any(_overlap(box, each) for each in others):
                taken.append(box)
                _add(mark, level, x, y, anchor)
                break


def _beside(mark: Mark) -> list[tuple[float, float, str]]:
    """Places for a name around its mark, the best first; a country's is its mark."""
    if mark.kind == "country":
        return [(0, 5, "middle")]
    edge, gap = mark.reach, mark.reach + 4
    beside = [(gap, 4.5, "start"), (-gap, 4.5, "end"), (0, -gap, "middle"), (0, gap + 10, "middle")]
    return beside + [(x, y, anchor) for y in (-gap, gap + 10) for x, anchor in ((edge, "end"), (-edge, "start"))]


def _add(mark: Mark, level: int, x: float, y: float, anchor: str) -> None:
    """One name for all levels at which it stands in the same place."""
    if mark.kind != "records":
        mark.levels += str(level)
    same = next((each for each in mark.names if (each.x, each.y, each.anchor) == (x, y, anchor)), None)
    if same is None:
        mark.names.append(Name(x, y, anchor, str(level)))
    else:
        mark.names[mark.names.index(same)] = Name(x, y, anchor, same.levels + str(level))


def _box(at: Point, left: float, top: float, width: float, height: float, scale: float) -> Box:
    """From pixels around a point to units of the drawing."""
    return at[0] + left * scale, at[1] + top * scale, at[0] + (left + width) * scale, at[1] + (top + height) * scale


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _inside(box: Box, window: Window) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= window.height
