"""Rows as Parquet: typed columns with their meaning, written a group of rows at a time."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from extracts.json_text import about_rows
from extracts.sheet import Sheet, typed
from pipeline.tables.shape import Column, Row, Value

GROUP = 2_500
"""Rows in memory at a time, and in a group of the file: of the widest view about 40 MB."""
PLAIN = {"TEXT": pa.string(), "INTEGER": pa.int64(), "REAL": pa.float64()}
FORMS = {"list": pa.list_(pa.string()), "date": pa.date32(), "flag": pa.bool_()}


def write_parquet(path: Path, sheet: Sheet) -> None:
    """One file of a sheet; what it says of itself stands in its metadata."""
    schema = _schema(sheet)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _groups(sheet):
            cells = zip(sheet.columns, zip(*rows, strict=True), schema.types, strict=True)
            arrays = [pa.array(_values(column, values), kind) for column, values, kind in cells]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=GROUP)


def _schema(sheet: Sheet) -> Any:
    fields = [
        pa.field(
            column.name,
            FORMS.get(column.form, PLAIN[column.type]),
            nullable=not column.required,
            metadata={"description": column.description},
        )
        for column in sheet.columns
    ]
    return pa.schema(fields, metadata={"about": json.dumps(about_rows(sheet.about), ensure_ascii=False)})


def _groups(sheet: Sheet) -> Iterator[list[Row]]:
    rows = iter(sheet.rows)
    while group := list(islice(rows, GROUP)):
        yield group


def _values(column: Column, values: Sequence[Value]) -> Sequence[Any]:
    """The values of a column as its type wants them; most are so already."""
    if column.form == "date":
        return [None if value is None else date.fromisoformat(str(value)) for value in values]
    return [typed(column, value) for value in values] if column.form in FORMS else values
