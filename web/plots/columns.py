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


def columns(
    series: Sequence[Series], label: str, number: Callable[[float], str], between: str = ": ", *, right_to_left: bool
) -> Markup:
    """Each series to a scale of its own, for there are many more of one; `between` parts a year from its number."""
    every = [year for each in series for year in each.by_year]
    years = range(min(every), max(every) + 1) if every else range(0)
    drawing = Drawing(max(COLUMN * len(years), 10 * COLUMN), PANEL * len(series) + YEARS, right_to_left=right_to_left)
    for position, each in enumerate(series):
        # By the newest year, where a narrow screen begins to show it.
        drawing.text(drawing.width, position * PANEL + 16, each.name, "name", "end")
        told = {
            year: (f"{year}{between}{number(count)}", number(count)) for year, count in each.by_year.items() if count
        }
        _columns(drawing, each, years, (position + 1) * PANEL, told)
    for place, year in enumerate(years):
        drawing.text((place + 0.5) * COLUMN, PANEL * len(series) + 16, _short(year), "year", "middle")
    return drawing.picture(label)


def _columns(drawing: Drawing, series: Series, years: range, base: float, told: Mapping[int, tuple[str, str]]) -> None:
    """What is told of each year that has any: with the year, and the number alone."""
    most = max(series.by_year.values(), default=0)
    for place, year in enumerate(years):
        if series.by_year.get(year):
            whole, number = told[year]
            height = max(2, TALLEST * series.by_year[year] / most)
            x = place * COLUMN + GAP / 2
            drawing.box(x, base - height, COLUMN - GAP, height, f"part {series.css}", whole)
            drawing.text((place + 0.5) * COLUMN, base - height - 4, number, "count", "middle")


def _short(year: int) -> str:
    """Whole at the turn of five years, the last two figures between."""
    return str(year) if year % 5 == 0 else f"’{year % 100:02}"
