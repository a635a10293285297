"""The windows of the map: what each shows of the Earth, and where a place falls in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import asinh, pi, radians, tan

WIDTH = 720
"""Of every drawing, in its own units."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Window:
    """A part of the Earth, in Mercator's projection: north is up, and angles are true at every scale."""

    id: str
    west: float
    south: float
    east: float
    north: float
    countries: tuple[tuple[str, float, float], ...]
    """Country codes, each with the latitude and longitude at which its name stands."""

    @cached_property
    def height(self) -> int:
        """Of the drawing, in its own units."""
        return round(self.point(self.south, self.west)[1])

    def point(self, latitude: float, longitude: float) -> Point:
        """Where a place falls in the drawing."""
        scale = WIDTH / (self.east - self.west)
        top, here = (asinh(tan(radians(each))) * 180 / pi for each in (self.north, latitude))
        return (longitude - self.west) * scale, (top - here) * scale

    def holds(self, point: Point | None) -> bool:
        """Whether a latitude and longitude, where there are any, fall inside."""
        return point is not None and self.south < point[0] < self.north and self.west < point[1] < self.east


WINDOWS = {
    window.id: window
    for window in (
        Window("coast", 1.2, 50.49, 2.82, 51.22, (("FR", 50.66, 1.95), ("BE", 50.93, 2.71), ("GB", 51.19, 1.28))),
        Window(
            "channel", -2.7, 48.35, 4.9, 52.25, (("FR", 49.25, 2.9), ("BE", 50.62, 4.45), ("GB", 51.6, -1.6))
        ),
        Window(
            "france",
            -5.6,
            40.9,
            9.8,
            51.5,
            (
                ("FR", 46.4, 2.4), ("ES", 41.9, -1.6), ("IT", 44.7, 9.0), ("CH", 46.7, 8.2), ("DE", 49.6, 8.4),
                ("BE", 50.4, 4.8), ("GB", 51.2, -2.6),
            ),
        ),
        Window(
            "europe",
            -10.6,
            35.4,
            29.5,
            60.6,
            (
                ("FR", 46.4, 2.4), ("ES", 40.2, -4.5), ("IT", 43.0, 12.0), ("DE", 51.2, 10.3), ("PL", 52.6, 19.0),
                ("GB", 53.3, -1.6), ("RO", 45.8, 24.9), ("SE", 58.4, 14.6), ("RS", 44.0, 20.8), ("GR", 39.8, 22.0),
            ),
        ),
    )
}  # fmt: skip
"""By the value of the parameter `area`, the closest first."""


def closest(points: Iterable[Point]) -> Window:
    """The closest window that holds all points, given as latitude and longitude; the closest of all without any."""
    points = list(points)
    windows = list(WINDOWS.values())
    return next((each for each in windows if all(map(each.holds, points))), windows[-1])
