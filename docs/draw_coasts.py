"""Draws coasts and borders for each window of /map into static/map/, from Natural Earth, in the public domain.

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python docs/draw_coasts.py package/countries-10m.json

Needs nothing but Python. Run it again when web/map_windows.py changes. Coasts drawn from OpenStreetMap
(@geo-maps/earth-lands-250m) show the harbours too, but make no place easier to tell from another, and put the drawings
under the ODbL: compared side by side, the plainer ones were kept.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, groupby, pairwise
from pathlib import Path
from typing import Any

from web.map_windows import WIDTH, WINDOWS, Point, Window

DRAWINGS = Path(__file__).resolve().parent.parent / "static" / "map"
MARGIN = 20
"""How far a drawing goes on beyond its window, so that the edges of cut land stay out of sight."""
COARSENESS = 0.35
"""How far a line may stray when it is made simpler, in units of the drawing: less than a line is wide."""
SMALLEST = 1.5
"""Area below which an island is left out."""
LEADING_ZERO = re.compile(r"\b0\.")
Line = list[Point]
FILE = """<svg xmlns="http://www.w3.org/2000/svg">
<path id="land" vector-effect="non-scaling-stroke" d="{land}"/>
<path id="borders" vector-effect="non-scaling-stroke" d="{borders}"/>
</svg>
"""


def main(atlas: Path) -> None:
    """One drawing a window."""
    topology = json.loads(atlas.read_text())
    arcs = [list(positions(arc, topology["transform"])) for arc in topology["arcs"]]
    land = [ring(arcs, indexes) for indexes in rings(topology["objects"]["land"])]
    borders = [arcs[index] for index in shared(topology["objects"]["countries"])]
    for window in WINDOWS.values():
        drawn = FILE.format(land=land_path(land, window), borders=borders_path(borders, window))
        (DRAWINGS / f"{window.id}.svg").write_text(drawn)


def positions(arc: list[list[int]], transform: Any) -> Iterator[Point]:
    """An arc of TopoJSON, written as steps on a grid, as longitudes and latitudes."""
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    for x, y in accumulate(arc, lambda place, step: [place[0] + step[0], place[1] + step[1]]):
        yield x * wide + west, y * high + south


def rings(geometry: Any) -> Iterator[list[int]]:
    """Indexes of the arcs of every ring."""
    if geometry["type"] == "GeometryCollection":
        yield from chain.from_iterable(map(rings, geometry["geometries"]))
    elif geometry["type"] == "MultiPolygon":
        yield from chain.from_iterable(geometry["arcs"])
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]


def ring(arcs: list[Line], indexes: list[int]) -> Line:
    """Arcs put together; the complement of an index stands for its arc backwards."""
    return [point for index in indexes for point in (arcs[index] if index >= 0 else arcs[~index][::-1])]


def shared(countries: Any) -> list[int]:
    """Arcs that two countries have in common: their borders on land."""
    uses = Counter(index if index >= 0 else ~index for indexes in rings(countries) for index in indexes)
    return [index for index, count in uses.items() if count > 1]


def land_path(land: Iterable[Line], window: Window) -> str:
    """Every piece of land inside a window."""
    pieces = (simpler(cut(projected(each, window), window)) for each in land)
    return "".join(f"M{steps(piece)}z" for piece in pieces if len(piece) > 3 and area(piece) > SMALLEST)


def borders_path(borders: Iterable[Line], window: Window) -> str:
    """Every stretch of border inside a window."""
    stretches = chain.from_iterable(inside(projected(each, window), window) for each in borders)
    return "".join(f"M{steps(simpler(each))}" for each in stretches)


def projected(line: Iterable[Point], window: Window) -> Line:
    """A line in units of the drawing; the poles, which Mercator has nowhere, are left out of the way."""
    return [window.point(max(-80, min(84, latitude)), longitude) for longitude, latitude in line]


def edges(window: Window) -> tuple[tuple[int, int, float], ...]:
    """Axis, direction and position of each edge to cut at."""
    return (0, 1, -MARGIN), (0, -1, -WIDTH - MARGIN), (1, 1, -MARGIN), (1, -1, -window.height - MARGIN)


def cut(polygon: Line, window: Window) -> Line:
    """A polygon without what is beyond the edges, by the method of Sutherland and Hodgman."""
    for axis, direction, least in edges(window):
        kept: Line = []
        for before, here in pairwise([*polygon[-1:], *polygon]):
            depths = [direction * each[axis] - least for each in (before, here)]
            if (depths[0] < 0) != (depths[1] < 0):
                part = depths[0] / (depths[0] - depths[1])
                kept.append((before[0] + part * (here[0] - before[0]), before[1] + part * (here[1] - before[1])))
            if depths[1] >= 0:
                kept.append(here)
        polygon = kept
    return polygon


def inside(line: Line, window: Window) -> Iterator[Line]:
    """Stretches of a line within the edges; a step that crosses one is kept whole."""

    def touches(step: tuple[Point, Point]) -> bool:
        return any(all(d * point[axis] >= least for axis, d, least in edges(window)) for point in step)

    for is_inside, stretch in groupby(pairwise(line), touches):
        if is_inside:
            first, *others = stretch
            yield [*first, *(end for _, end in others)]


def simpler(line: Line) -> Line:
    """Points that carry the shape, by the method of Douglas and Peucker."""
    kept, open_stretches = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_stretches:
        first, last = open_stretches.pop()
        farthest = max(range(first + 1, last), key=lambda each: stray(line[each], line[first], line[last]), default=0)
        if farthest and stray(line[farthest], line[first], line[last]) > COARSENESS:
            kept.add(farthest)
            open_stretches += [(first, farthest), (farthest, last)]
    return [line[each] for each in sorted(kept) if line]


def stray(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a straight stretch."""
    (x, y), (dx, dy) = (point[0] - start[0], point[1] - start[1]), (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, (x * dx + y * dy) / length)) if length else 0.0
    return float(((x - along * dx) ** 2 + (y - along * dy) ** 2) ** 0.5)


def area(polygon: Line) -> float:
    """Of a polygon, in square units."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*polygon, polygon[0]]))) / 2


def steps(line: Line) -> str:
    """A path's data after its M: the first point, then tenths of a unit from point to point."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in line]
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tenths) if a != b]
    written = [f"{x / 10:g} {y / 10:g}" for x, y in [tenths[0], *moves]]
    return LEADING_ZERO.sub(".", f"{written[0]}l{' '.join(written[1:])}").replace(" -", "-")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
