"""Sheets as one XLSX workbook: frozen headers with filters, widths to read by, a page that explains the columns."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain, count, islice
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from extracts.json_text import about_rows
from extracts.sheet import About, Sheet
from pipeline.tables.shape import Column, Row, Value

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet holds; further ones follow on another (Excel specifications and limits)."""
MOST_CHARACTERS = 32_767
"""Characters that a cell holds."""
CUT = " … (cut: the whole text is in the CSV)"
FIRST_DAY = "1900-03-01"
"""Earlier days are text: spreadsheets disagree about them."""
NARROWEST, WIDEST = 8, 40
"""Characters that a column shows: the first one stays in view, and must leave room for others."""
LARGEST = 10**15
"""Whole numbers from here on are text: cells hold fifteen digits."""
READ_FOR_WIDTH = 50
"""Rows whose values say how wide a column is."""
SAFELY = {
    # A row at a time in memory, and no text that becomes a formula, a link or a number of its own accord.
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


def write_workbook(target: IO[bytes], about: About, sheets: Mapping[str, Sheet]) -> None:
    """One worksheet a sheet under its name (at most 31 characters), after one that says what the file is.

    The same sheets give the same bytes: the day of the build stands where the hour would.
    """
    with Workbook(target, SAFELY) as workbook:
        workbook.set_properties({"title": about.title, "created": datetime.fromisoformat(about.day)})
        header = workbook.add_format({"bold": True, "bottom": 1, "valign": "top"})
        _fill(workbook.add_worksheet("About"), header, ("what", "value"), _told(about))
        for name, sheet in sheets.items():
            for part, rows in _parts(sheet.rows):
                worksheet = workbook.add_worksheet(f"{name[:27]} {part}" if part > 1 else name)
                cells = ([_cell(*pair) for pair in zip(sheet.columns, row, strict=True)] for row in rows)
                _fill(worksheet, header, [column.name for column in sheet.columns], cells)
        _fill(workbook.add_worksheet("Columns"), header, ("sheet", "column", "what it means"), _meanings(sheets))


def _told(about: About) -> Iterator[tuple[str, str]]:
    yield from about_rows(about).items()


def _meanings(sheets: Mapping[str, Sheet]) -> Iterator[tuple[str, str, str]]:
    for name, sheet in sheets.items():
        for column in sheet.columns:
            yield name, column.name, column.description


def _parts(rows: Iterable[Row]) -> Iterator[tuple[int, Iterable[Row]]]:
    """The rows in as many parts as sheets must hold them, numbered; one without rows where there are none."""
    left = iter(rows)
    for part in count(1):
        first = list(islice(left, 1))
        if first or part == 1:
            yield part, chain(first, islice(left, MOST_ROWS - 1))
        if not first:
            return


def _fill(worksheet: Worksheet, header: Any, names: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    names = list(names)
    widths = [len(name) + 3 for name in names]
    worksheet.write_row(0, 0, names, header)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if value is None:
                continue
            worksheet.write(last, column, value)
            if last <= READ_FOR_WIDTH:
                widths[column] = max(widths[column], len(str(value)) + 1)
    for column, width in enumerate(widths):
        worksheet.set_column(column, column, min(max(width, NARROWEST), WIDEST))
    worksheet.freeze_panes(1, 1)
    worksheet.autofilter(0, 0, last, len(names) - 1)


def _cell(column: Column, value: Value) -> Any:
    """A value as a cell: a day as a day, text no longer than a cell, every digit of a number."""
    if isinstance(value, int) and abs(value) >= LARGEST:
        return str(value)
    if column.form == "date" and isinstance(value, str) and value >= FIRST_DAY:
        return date.fromisoformat(value)
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        return value[: MOST_CHARACTERS - len(CUT)] + CUT
    return value
