"""Columns by year: several rows of them over one another, to one line of years."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from web.plots.drawing import Drawing

COLUMN, GAP = 30, 4
"""Widths of a year and of the space in it."""
TALLEST, PANEL = 100, 150
"""Heights of the tallest column and of a row with its name."""
YEARS = 24
"""Height of the line of years."""


class Series(NamedTuple):
    """One row: what is counted, and how many in each year."""

    name: str
    css: str
    by_year: Mapping[int, int]


def columns(series: Sequence[Series], label: str, number: Callable[[float], str], right_to_left: bool) -> Markup:
    """Each series with a scale of its own, since there are many more of one than of another."""
    every = [year for each in series for year in each.by_year]
    years = range(min(every), max(every) + 1) if every else range(0)
    drawing = Drawing(max(COLUMN * len(years), 10 * COLUMN), PANEL * len(series) + YEARS, right_to_left=right_to_left)
    for position, each in enumerate(series):
        # By the newest year, where a narrow screen begins to show it.
        drawing.text(drawing.width, position * PANEL + 16, each.name, "name", "end")
        _columns(drawing, each, years, (position + 1) * PANEL, number)
    for place, year in enumerate(years):
        drawing.text((place + 0.5) * COLUMN, PANEL * len(series) + 16, _short(year), "year", "middle")
    return drawing.picture(label)


def _columns(drawing: Drawing, series: Series, years: range, base: float, number: Callable[[float], str]) -> None:
    most = max(series.by_year.values(), default=0)
    for place, year in enumerate(years):
        if count := series.by_year.get(year, 0):
            height = max(2, TALLEST * count / most)
            x = place * COLUMN + GAP / 2
            drawing.box(x, base - height, COLUMN - GAP, height, f"part {series.css}", f"{year}: {number(count)}")
            drawing.text((place + 0.5) * COLUMN, base - height - 4, number(count), "count", "middle")


def _short(year: int) -> str:
    """Whole at the turn of five years, the last two figures between."""
    return str(year) if year % 5 == 0 else f"’{year % 100:02}"
