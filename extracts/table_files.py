"""One table or view in every form: CSV, JSON, JSON Lines, Parquet."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extracts.csv_text import csv_text
from extracts.files import FORMS
from extracts.json_text import array_of_lines, json_lines
from extracts.package import File
from extracts.parquet import write_parquet
from extracts.sheet import Sheet
from extracts.tables import Build
from pipeline.tables.shape import Table, View

Form = Callable[[Path, Sheet], None]


def write_csv(path: Path, sheet: Sheet) -> None:
    """CSV for spreadsheets."""
    write_pieces(path, csv_text(sheet))


def write_both_json(path: Path, sheet: Sheet) -> None:
    """JSON Lines, and from them the array in the folder of JSON, so that each row is encoded once."""
    write_pieces(path, json_lines(sheet))
    array = path.parents[1] / "json" / f"{path.stem}.json"
    with path.open("rb") as lines:
        write_pieces(array, array_of_lines(lines))


WRITERS: dict[str, Form] = {"csv": write_csv, "jsonl": write_both_json, "parquet": write_parquet}


def write_table(build: Build, folder: Path, table: Table | View) -> Iterator[File]:
    """A table in every form; each file is told when all are written."""
    for form in FORMS:
        (folder / form).mkdir(exist_ok=True)
    for form, write in WRITERS.items():
        write(folder / form / f"{table.name}.{form}", build.sheet(table))
    rows, title = build.rows(table), table.name.replace("_", " ").capitalize()
    for form in FORMS:
        yield File(f"{form}/{table.name}.{form}", title, table, rows)


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """A file of pieces that are made one by one."""
    with path.open("wb") as target:
        target.writelines(pieces)
