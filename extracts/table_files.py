"""One table or view in every form: CSV, JSON, JSON Lines, Parquet."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extracts.csv_text import csv_text
from extracts.json_text import json_lines, json_text
from extracts.package import File
from extracts.parquet import write_parquet
from extracts.sheet import Sheet
from extracts.tables import Build
from pipeline.tables.shape import Table, View

FORMS: dict[str, Callable[[Path, Sheet], None]] = {
    "csv": lambda path, sheet: write_pieces(path, csv_text(sheet)),
    "json": lambda path, sheet: write_pieces(path, json_text(sheet)),
    "jsonl": lambda path, sheet: write_pieces(path, json_lines(sheet)),
    "parquet": write_parquet,
}
"""How each form is written; its name is the folder and the ending of its files."""


def write_table(build: Build, folder: Path, table: Table | View) -> Iterator[File]:
    """Every form of a table, each told when it is written."""
    rows = build.rows(table)
    for form, write in FORMS.items():
        path = f"{form}/{table.name}.{form}"
        (folder / form).mkdir(exist_ok=True)
        write(folder / path, build.sheet(table))
        yield File(path, table.name.replace("_", " ").capitalize(), table, rows)


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """A file of pieces that are made one by one."""
    with path.open("wb") as target:
        target.writelines(pieces)
