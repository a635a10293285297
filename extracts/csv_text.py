"""Rows as CSV that spreadsheets open rightly: UTF-8 with its mark, and no cell that runs as a formula."""

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence

from extracts.sheet import Sheet
from pipeline.tables.shape import Value

CHUNK = 64 * 1024
"""Bytes, about, that are handed on at once."""
RUNS = re.compile(r"[=+\-@\t\r＝＋－＠]")
"""What a cell begins with that a spreadsheet runs: OWASP, CSV injection."""
NUMBER = re.compile(r"[+-]?[0-9]+([ .][0-9]+)*")
"""Numbers, of telephones too, which nothing can be hidden in."""
CITATION = "taken_from"


def csv_text(sheet: Sheet, cited: bool = False) -> Iterator[bytes]:
    """The sheet in pieces; `cited` adds a last column that says in every row where it comes from."""
    # Whoever writes SQL names its columns, and may send others the address of the file.
    names = [harmless(column.name) for column in sheet.columns] + [CITATION] * cited
    more = [sheet.about.citation] * cited
    yield BOM_UTF8
    yield from _pieces([names], ([*map(harmless, row), *more] for row in sheet.rows))


def harmless(value: Value) -> Value:
    """A value as it may stand in a cell: text that would run as a formula gets an apostrophe before it."""
    if isinstance(value, str) and RUNS.match(value) and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def _pieces(*parts: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for rows in parts:
        for row in rows:
            writer.writerow(row)
            if text.tell() > CHUNK:
                yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    piece = text.getvalue()
    text.seek(0)
    text.truncate()
    return piece.encode()
