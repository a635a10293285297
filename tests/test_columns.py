"""What is said of tables, views and their columns is true of the database."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from factories import query

from pipeline.tables import TABLES, VIEWS
from pipeline.tables.shape import Column, Table, View
from schema.edtf_dates import bounds

ROOT = Path(__file__).parents[1]
EVERY = (*TABLES, *VIEWS)


def name(each: Table | View) -> str:
    return each.name


def is_list(value: Any) -> bool:
    return value.startswith("[") and isinstance(json.loads(value), list)


def is_day(value: Any) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and bool(date.fromisoformat(value))


def is_edtf(value: Any) -> bool:
    return bounds(value) is not None


def is_address(value: Any) -> bool:
    return " " not in value and urlsplit(value).scheme in ("http", "https") and bool(urlsplit(value).hostname)


IS: dict[str, Callable[[Any], bool]] = {
    "list": is_list,
    "date": is_day,
    "edtf": is_edtf,
    "address": is_address,
    "flag": lambda value: value in (0, 1),
    "plain": lambda value: value is not None,
}
TELLING = (is_list, is_day, is_address)
"""Forms that values tell of themselves."""


def values(database: Path, table: Table | View, column: Column) -> list[Any]:
    sql = f"select distinct [{column.name}] from [{table.name}] where [{column.name}] is not null"
    return [value for (value,) in query(database, sql)]


@pytest.mark.parametrize("table", EVERY, ids=name)
def test_every_value_has_the_form_of_its_column(table: Table | View, real_database: Path) -> None:
    wrong = [
        (column.name, value)
        for column in table.columns
        for value in values(real_database, table, column)
        if not IS[column.form](value) or (value == "" and not column.blank)
    ]
    assert wrong == []


@pytest.mark.parametrize("table", EVERY, ids=name)
def test_no_form_is_left_undeclared(table: Table | View, real_database: Path) -> None:
    undeclared = []
    for column in table.columns:
        if column.form == "plain" and column.type == "TEXT" and (found := values(real_database, table, column)):
            undeclared += [f"{table.name}.{column.name}: {form.__name__}" for form in TELLING if all(map(form, found))]
    assert undeclared == []


@pytest.mark.parametrize("table", EVERY, ids=name)
def test_every_value_has_the_type_of_its_column(table: Table | View, real_database: Path) -> None:
    types = {"TEXT": "text", "INTEGER": "integer", "REAL": "real"}
    for column in table.columns:
        sql = f"select distinct typeof([{column.name}]) from [{table.name}]"
        allowed = {types[column.type]} if column.required else {types[column.type], "null"}
        assert {kind for (kind,) in query(real_database, sql)} <= allowed, column.name


@pytest.mark.parametrize("view", VIEWS, ids=name)
def test_a_view_has_the_columns_that_are_described(view: View, real_database: Path) -> None:
    columns = query(real_database, f"select name from pragma_table_info('{view.name}')")
    assert [column.name for column in view.columns] == [column for (column,) in columns]
    assert all(column.description.endswith((".", "?")) for column in view.columns)


@pytest.mark.parametrize("view", VIEWS, ids=name)
def test_no_two_rows_of_a_view_share_its_key(view: View, real_database: Path) -> None:
    if view.key:
        key = ", ".join(view.key)
        assert query(real_database, f"select {key} from {view.name} group by {key} having count(*) > 1") == []


def test_every_view_is_described_and_told_to_datasette(real_database: Path) -> None:
    made = query(real_database, "select name from sqlite_master where type = 'view'")
    assert {view.name for view in VIEWS} == {view for (view,) in made}
    metadata = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))
    told = metadata["databases"]["directory"]["tables"]
    for view in VIEWS:
        assert told[view.name]["columns"] == {column.name: column.description for column in view.columns}


@pytest.mark.parametrize("view", ["services_in_words", "organisations_in_words", "practices_in_words"])
def test_a_view_in_words_looks_nothing_up_by_reading_a_whole_table(view: str, real_database: Path) -> None:
    with closing(sqlite3.connect(real_database)) as connection:
        plan = [row[3] for row in connection.execute(f"explain query plan select * from {view}")]
    scanned = {step.split()[1] for step in plan if step.startswith("SCAN")}
    assert scanned - {"list", "json_each"} - {step for step in scanned if "(" in step} == {view.partition("_")[0]}
