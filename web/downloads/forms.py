"""The forms that a selection is sent in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from tempfile import TemporaryFile

from extracts.csv_text import csv_text
from extracts.files import MEDIA
from extracts.json_text import json_text
from extracts.sheet import Sheet
from extracts.workbook import write_workbook

CHUNK = 64 * 1024


@dataclass(frozen=True)
class Form:
    """How rows become a file."""

    content_type: str
    pieces: Callable[[Sheet], Iterator[bytes]]
    is_made_whole: bool = False
    """Whether the first piece comes only when the last row is written."""


def _workbook(sheet: Sheet) -> Iterator[bytes]:
    """A workbook ends with a table of what is in it: it is written to the disk, and sent from there."""
    with TemporaryFile() as file:
        write_workbook(file, sheet.about, {"rows": sheet})
        file.seek(0)
        while piece := file.read(CHUNK):
            yield piece


FORMS = {
    "csv": Form(MEDIA[".csv"], partial(csv_text, cited=True)),
    "json": Form(MEDIA[".json"], partial(json_text, cited=True)),
    "xlsx": Form(MEDIA[".xlsx"], _workbook, is_made_whole=True),
}
"""By the ending of an address."""
