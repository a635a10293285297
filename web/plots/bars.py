"""Stacked bars: how many there are of each row, and of which age."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from web.plots.drawing import Drawing

ROW, BAR, LETTERS = 46, 18, 16
"""Heights of a row, of its bar and of the words above it."""
ROOM_FOR_NUMBER = 8
"""Percent of the width below which a part is too narrow for its number on a phone."""


class Bar(NamedTuple):
    """One row: its name, and the number of each part in the order of the names of parts."""

    name: str
    parts: Mapping[str, int]


def bars(
    rows: Sequence[Bar],
    parts: Mapping[str, str],
    label: str,
    number: Callable[[float], str],
    between: str = ": ",
    *,
    right_to_left: bool,
) -> Markup:
    """Bars one below the other, all to one scale; `parts` names each part, `between` parts a name from its number."""
    drawing = Drawing(100, ROW * len(rows), "%", right_to_left)
    longest = max((sum(row.parts.values()) for row in rows), default=0) or 1
    for position, row in enumerate(rows):
        top = position * ROW
        drawing.text(0, top + LETTERS, f"{row.name}{between}{number(sum(row.parts.values()))}")
        left = 0.0
        for part, name in parts.items():
            width = 100 * row.parts.get(part, 0) / longest
            if width:
                value = number(row.parts[part])
                _part(drawing, left, top + LETTERS + 6, width, part, (f"{name}{between}{value}", value))
            left += width
    return drawing.picture(label)


def _part(drawing: Drawing, left: float, top: float, width: float, css: str, told: tuple[str, str]) -> None:
    whole, value = told
    drawing.box(left, top, width, BAR, f"part {css}", whole)
    if width >= ROOM_FOR_NUMBER:
        drawing.text(left + width / 2, top + BAR - 4, value, "value", "middle")
