"""Which of many boxes may overlap one, without a look at each of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass
class Grid:
    """Numbers of boxes by the squares that they touch."""

    size: float
    """Of a square."""
    squares: defaultdict[tuple[int, int], set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, box: Box, number: int) -> None:
        """Put a box in; one that has grown is put in again under its number."""
        for square in self._touched(box):
            self.squares[square].add(number)

    def near(self, box: Box) -> list[int]:
        """Numbers of all boxes that overlap one, and of some that do not, in their order."""
        return sorted(set().union(*(self.squares.get(square, ()) for square in self._touched(box))))

    def _touched(self, box: Box) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (int(edge // self.size) for edge in box)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))
