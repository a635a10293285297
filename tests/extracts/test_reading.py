"""Other programs read every extract: all rows, the types that are told, and every text as it was."""

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pyarrow.parquet
import pytest
from factories import ADDRESS, EDITED, query
from hostile import HOSTILE
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from extracts.tables import PUBLIC
from extracts.whole_files import SHEETS
from pipeline.tables.shape import Table, View


def name(table: Table | View) -> str:
    return table.name


each_table = pytest.mark.parametrize("table", PUBLIC, ids=name)


def rows_of(database: Path, table: str) -> list[tuple[Any, ...]]:
    return query(database, f"select * from {table}")


def names_in(rows: list[dict[str, Any]]) -> dict[str, str]:
    return {row["id"]: row["name"] for row in rows if row["id"].startswith("hostile")}


EXACT = {f"hostile-{number}": text for number, text in enumerate(HOSTILE)}


@each_table
def test_pandas_reads_every_csv(table: Table | View, real_extracts: Path, real_database: Path) -> None:
    frame = pandas.read_csv(real_extracts / "csv" / f"{table.name}.csv", dtype=str, keep_default_na=False)
    assert len(frame) == len(rows_of(real_database, table.name))
    assert list(frame.columns) == [column.name for column in table.columns]


@each_table
def test_json_and_its_lines_have_lists_and_flags(table: Table | View, real_extracts: Path, real_database: Path) -> None:
    rows = json.loads((real_extracts / "json" / f"{table.name}.json").read_bytes())
    lines = (real_extracts / "jsonl" / f"{table.name}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    assert [json.loads(line) for line in lines] == rows
    wanted = [dict(zip([column.name for column in table.columns], row, strict=True))
              for row in rows_of(real_database, table.name)]  # fmt: skip
    for column in table.columns:
        if column.form in ("list", "flag"):
            for row in wanted:
                value = row[column.name]
                if value is not None:
                    row[column.name] = json.loads(value) if column.form == "list" else bool(value)
    assert rows == wanted


TYPES = {"list": "VARCHAR[]", "date": "DATE", "flag": "BOOLEAN"}
PLAIN = {"TEXT": "VARCHAR", "INTEGER": "BIGINT", "REAL": "DOUBLE"}


@each_table
def test_duckdb_reads_every_parquet_with_its_types(
    table: Table | View, real_extracts: Path, real_database: Path
) -> None:
    found = duckdb.sql(f"select * from '{real_extracts}/parquet/{table.name}.parquet'")
    assert found is not None
    assert list(map(str, found.types)) == [TYPES.get(column.form, PLAIN[column.type]) for column in table.columns]
    plain = [
        tuple(as_stored(value) for value in row)
        for row in found.fetchall()
    ]  # fmt: skip
    assert plain == rows_of(real_database, table.name)


def as_stored(value: Any) -> Any:
    """A typed value as SQLite holds it."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def test_parquet_tells_what_it_is(real_extracts: Path) -> None:
    schema = pyarrow.parquet.read_schema(real_extracts / "parquet" / "services.parquet")
    about = json.loads(schema.metadata[b"about"])
    assert (about["licence"], about["day"]) == ("CC BY 4.0", EDITED.isoformat())
    assert about["address"] == f"{ADDRESS}/directory/services"
    assert all(schema.field(column).metadata[b"description"] for column in schema.names)


def test_openpyxl_reads_the_workbook(real_extracts: Path, real_database: Path) -> None:
    book = load_workbook(real_extracts / "solidarity-directory.xlsx", read_only=True)
    assert book.sheetnames == ["About", *SHEETS, "Columns"]
    assert "ask first" in dict(book["About"].iter_rows(values_only=True))["note"]
    for sheet in SHEETS:
        header, *rows = book[sheet].iter_rows(values_only=True)
        wanted = rows_of(real_database, sheet)
        assert len(rows) == len(wanted), sheet
        assert [row[0] for row in rows] == [row[0] for row in wanted]
        assert len(header) == len(wanted[0])
    book.close()


def test_sqlite_reads_the_database(real_extracts: Path, real_database: Path) -> None:
    assert (real_extracts / "directory.db").read_bytes() == real_database.read_bytes()


def test_the_points_of_the_map_are_no_finer_than_told(real_extracts: Path, real_database: Path) -> None:
    features = json.loads((real_extracts / "places.geojson").read_bytes())["features"]
    placed = query(
        real_database,
        "select 1 from service_locations join places on places.id = place_id where places.latitude is not null",
    )
    assert len([each for each in features if each["properties"]["kind"] == "service"]) == len(placed)
    middles = {tuple(row) for row in query(real_database, "select longitude, latitude from places")}
    for feature in features:
        told, point = feature["properties"], tuple(feature["geometry"]["coordinates"])
        assert told["precision"] == "exact" or point in middles, feature["id"]
        assert told["precision"] != "exact" or told["address_precision"] == "exact"
        assert -180 <= point[0] <= 180 and -90 <= point[1] <= 90
        assert told["url"].startswith(f"{ADDRESS}/{told['kind']}s/")
    assert len({feature["id"] for feature in features}) == len(features)


def test_hostile_texts_survive_json(hostile_extracts: Path) -> None:
    for path in ("json/services.json", "json/services_in_words.json", "json/service_directory.json"):
        assert names_in(json.loads((hostile_extracts / path).read_bytes())) == EXACT
    lines = (hostile_extracts / "jsonl" / "services.jsonl").read_bytes().split(b"\n")[:-1]
    assert names_in([json.loads(line) for line in lines]) == EXACT


def test_hostile_texts_survive_csv_but_for_an_apostrophe(hostile_extracts: Path) -> None:
    frame = pandas.read_csv(hostile_extracts / "csv" / "services.csv", dtype=str, keep_default_na=False)
    wanted = {key: f"'{text}" if text[0] in "=@" or text == "-2+3" else text for key, text in EXACT.items()}
    assert names_in(frame.to_dict("records")) == wanted
    found = duckdb.sql(f"select id, name from read_csv('{hostile_extracts}/csv/services.csv', all_varchar = true)")
    assert found is not None
    assert names_in([{"id": key, "name": text} for key, text in found.fetchall()]) == wanted


def test_hostile_texts_survive_parquet(hostile_extracts: Path) -> None:
    frame = pandas.read_parquet(hostile_extracts / "parquet" / "services.parquet", columns=["id", "name"])
    assert names_in(frame.to_dict("records")) == EXACT


def test_hostile_texts_survive_the_workbook(hostile_extracts: Path) -> None:
    book = load_workbook(hostile_extracts / "solidarity-directory.xlsx")
    rows = {row[0].value: row[1] for row in book["services"].iter_rows(min_row=2)}
    # Spreadsheets undo these escapes of control characters (ST_Xstring); openpyxl leaves it to us.
    assert {key: unescape(cell.value) for key, cell in rows.items() if key in EXACT} == EXACT
    assert {cell.data_type for cell in rows.values()} == {"s"}


def test_hostile_texts_survive_the_database_in_the_archive(hostile_extracts: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(hostile_extracts / "solidarity-directory.zip") as archive:
        archive.extract("directory.db", tmp_path)
    with closing(sqlite3.connect(tmp_path / "directory.db")) as connection:
        assert dict(connection.execute("select id, name from services where id like 'hostile-%'")) == EXACT
