"""Marks on the map: near ones are one, names do not overlap, and nobody is lost."""

from pathlib import Path

import pytest

from web.grid import Grid
from web.map_drawing import marks_of
from web.map_marks import SCALES, Mark, grouped
from web.map_places import Found, Spot
from web.map_windows import WIDTH, WINDOWS


def spot(name: str, latitude: float, longitude: float, records: int) -> Spot:
    found = tuple(Found(f"{name}-{number}", "current", True) for number in range(records))
    return Spot(name, name, (latitude, longitude), found)


def test_marks_lie_apart_at_every_scale_and_lose_nobody() -> None:
    window = WINDOWS["coast"]
    spots = [spot(f"p{n}", 50.6 + 0.013 * (n % 40), 1.3 + 0.03 * (n * 7 % 45), n % 9 + 1) for n in range(80)]
    for scale in SCALES:
        marks = grouped([Mark((each,), window.point(*each.point)) for each in spots if each.point], scale)
        assert sum(len(mark.records) for mark in marks) == sum(len(each.records) for each in spots)
        apart = [
            ((one.at[0] - two.at[0]) ** 2 + (one.at[1] - two.at[1]) ** 2) ** 0.5
            >= 0.85 * (one.radius + two.radius) * scale
            for at, one in enumerate(marks)
            for two in marks[at + 1 :]
        ]
        assert all(apart)


def test_near_points_are_told_without_a_look_at_each() -> None:
    """A mark is compared with its neighbours only: with all, a thousand doors would take seconds."""
    boxes = [(x * 10.0, y * 10.0, x * 10.0 + 12, y * 10.0 + 12) for x in range(-20, 20) for y in range(-20, 20)]
    grid = Grid(16)
    for number, box in enumerate(boxes):
        grid.add(box, number)
    for box in boxes[::7]:
        near = grid.near(box)
        over = [
            number
            for number, each in enumerate(boxes)
            if each[0] < box[2] and box[0] < each[2] and each[1] < box[3] and box[1] < each[3]
        ]
        assert set(over) <= set(near)
        assert near == sorted(near)
        assert len(near) < 40


def test_names_of_neighbours_do_not_overlap() -> None:
    spots = [spot("Dunkirk", 51.0344, 2.37681, 7), spot("Grande-Synthe", 51.0154, 2.29975, 13)]
    marks = marks_of(spots, [spot("Loon-Plage", 50.99647, 2.2177, 0)], [], WINDOWS["coast"])
    desk = {mark.text: mark for mark in marks if "2" in mark.levels}
    assert set(desk) == {"Dunkirk", "Grande-Synthe", "Loon-Plage"}
    assert all(any("2" in name.levels for name in mark.names) for mark in desk.values())
    assert "Grande-Synthe +1" in {mark.text for mark in marks if "0" in mark.levels}


def test_windows_are_drawn_and_keep_their_shape() -> None:
    for window in WINDOWS.values():
        assert window.point(window.north, window.west) == (0, 0)
        assert window.point(window.south, window.east) == pytest.approx((WIDTH, window.height), abs=0.5)
        drawing = Path(__file__).parents[2] / "static" / "map" / f"{window.id}.svg"
        assert drawing.stat().st_size < 100_000
        assert 'id="land"' in drawing.read_text()
