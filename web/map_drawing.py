"""The drawing of a window: its marks at each scale, and as many names as have room."""

from collections.abc import Iterable, Sequence

from web.grid import Box, Grid
from web.map_marks import SCALES, STRETCH, Mark, Name, grouped
from web.map_places import Spot
from web.map_windows import WIDTH, Point, Window

LETTER, SPARE, LINE = 7.4, 6.0, 15.0
"""Room that a letter takes, a name takes beyond its letters, and a line takes, in pixels: rather too much."""


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


def _name(marks: Sequence[Mark], level: int, window: Window) -> None:
    """Give names to marks as long as there is room; the first come first."""
    scale = SCALES[level]
    taken = [_box(mark.at, -mark.reach, -mark.reach, 2 * mark.reach, 2 * mark.reach, scale) for mark in marks]
    grid = Grid(2 * LINE * scale)
    for own, box in enumerate(taken):
        grid.add(box, own)
    for own, mark in enumerate(marks):
        for x, y, anchor in _beside(mark):
            box = _around(mark, x, y, anchor, scale)
            near = (taken[each] for each in grid.near(box) if each != own)
            widest = _around(mark, x, y, anchor, scale * STRETCH)
            if _inside(widest, window) and not any(_overlap(box, each) for each in near):
                grid.add(box, len(taken))
                taken.append(box)
                _add(mark, level, x, y, anchor)
                break


def _around(mark: Mark, x: float, y: float, anchor: str, scale: float) -> Box:
    """The room of a name that stands so beside its mark."""
    width = len(mark.text) * LETTER + SPARE
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return _box(mark.at, left, y - LINE + 4, width, LINE, scale)


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
