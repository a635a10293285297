"""The same rows in every form: what goes in comes out, and nothing runs as a formula."""

import csv
import io
import json
import zipfile
from datetime import datetime
from typing import Any

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from extracts import workbook
from extracts.csv_text import csv_text, harmless
from extracts.json_text import json_lines, json_text
from extracts.sheet import About, Sheet
from extracts.workbook import write_workbook
from pipeline.tables.shape import Column, Row

ABOUT = About("Services", "https://example.org/services", "2026-11-25")
COLUMNS = (
    Column("id", "The id.", required=True),
    Column("name", "The name."),
    Column("needs", "Needs.", form="list"),
    Column("since", "First day.", form="date"),
    Column("open", "1 where it is.", "INTEGER", form="flag"),
    Column("people", "How many.", "INTEGER"),
)
HOSTILE: tuple[Row, ...] = (
    ("a", '=HYPERLINK("https://evil.example","open")', '["food", "a\\"b"]', "2024-02-29", 1, -3),
    ("b", 'two\nlines, "quoted"; ‫طعام‬ \u202e\u0007', None, None, None, None),
    ("c", "@SUM(A1)", "[]", "1850-01-01", 0, 0),
    ("d", "+33 3 21 00 00 00", "[]", None, None, None),
)


def sheet(rows: Any = HOSTILE) -> Sheet:
    return Sheet(ABOUT, COLUMNS, iter(rows))


def as_csv(rows: Any = HOSTILE, cited: bool = False) -> list[dict[str, str]]:
    text = b"".join(csv_text(sheet(rows), cited)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_opens_as_utf_8_and_runs_nothing() -> None:
    whole = b"".join(csv_text(sheet()))
    assert whole.startswith(b"\xef\xbb\xbfid,name,")
    rows = as_csv()
    assert [row["name"] for row in rows] == [f"'{HOSTILE[0][1]}", HOSTILE[1][1], "'@SUM(A1)", "+33 3 21 00 00 00"]
    assert [row["people"] for row in rows] == ["-3", "", "0", ""]
    assert pandas.read_csv(io.BytesIO(whole))["needs"].map(str).tolist()[0] == '["food", "a\\"b"]'


def test_names_of_columns_run_nothing_either() -> None:
    columns = (Column("=1+1", ""), Column("@SUM(A1)", ""))
    assert b"".join(csv_text(Sheet(ABOUT, columns, []))).decode("utf-8-sig") == "'=1+1,'@SUM(A1)\r\n"
    book = load_workbook(io.BytesIO(written(rows=Sheet(ABOUT, columns, []))))
    assert [(cell.value, cell.data_type) for cell in book["rows"][1]] == [("=1+1", "s"), ("@SUM(A1)", "s")]


def test_a_cited_csv_says_in_every_row_where_it_comes_from() -> None:
    told = "Solidarity Directory, Services, as of 2026-11-25, CC BY 4.0, https://example.org/services"
    assert [row["taken_from"] for row in as_csv(cited=True)] == [told] * len(HOSTILE)


@given(st.text(st.characters(codec="utf-8")))
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = harmless(text)
    assert isinstance(cell, str) and cell.removeprefix("'") in (text, text.removeprefix("'"))
    assert cell[:1] not in tuple("=@\t\r")
    assert cell[:1] not in ("+", "-") or cell[1:].replace(" ", "").replace(".", "").isdigit()


def test_json_has_lists_and_flags() -> None:
    rows = json.loads(b"".join(json_text(sheet())))
    first = {
        "id": "a",
        "name": HOSTILE[0][1],
        "needs": ["food", 'a"b'],
        "since": "2024-02-29",
        "open": True,
        "people": -3,
    }
    assert rows[0] == first
    assert [json.loads(line) for line in b"".join(json_lines(sheet())).splitlines()] == rows


def test_a_cited_document_says_what_it_is() -> None:
    assert json.loads(b"".join(json_text(sheet([]), cited=True))) == {
        "publisher": "Solidarity Directory",
        "title": "Services",
        "address": "https://example.org/services",
        "day": "2026-11-25",
        "licence": "CC BY 4.0",
        "licence_address": "https://creativecommons.org/licenses/by/4.0/",
        "rows": [],
    }


def written(**sheets: Sheet) -> bytes:
    target = io.BytesIO()
    write_workbook(target, ABOUT, sheets)
    return target.getvalue()


def test_a_workbook_opens_with_headers_filters_and_meanings() -> None:
    book = load_workbook(io.BytesIO(written(services=sheet())))
    assert book.sheetnames == ["About", "services", "Columns"]
    page = book["services"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("B2", "A1:F5")
    assert [cell.value for cell in page[2]] == ["a", HOSTILE[0][1], '["food", "a\\"b"]', datetime(2024, 2, 29), 1, -3]
    assert page["B2"].data_type == "s"
    assert page["D4"].value == "1850-01-01"
    assert [[cell.value for cell in row] for row in book["Columns"]][1:3] == [
        ["services", "id", "The id."],
        ["services", "name", "The name."],
    ]


def test_the_same_rows_give_the_same_workbook() -> None:
    first = written(services=sheet())
    assert written(services=sheet()) == first
    assert zipfile.ZipFile(io.BytesIO(first)).testzip() is None


def test_more_rows_than_a_sheet_holds_go_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    book = load_workbook(io.BytesIO(written(services=sheet())))
    assert book.sheetnames == ["About", "services", "services 2", "Columns"]
    assert [[row[0].value for row in book[name].iter_rows(min_row=2)] for name in book.sheetnames[1:3]] == [
        ["a", "b", "c"],
        ["d"],
    ]


def test_a_text_longer_than_a_cell_says_that_it_is_cut() -> None:
    book = load_workbook(io.BytesIO(written(services=sheet([("a", "x" * 40_000, None, None, None, None)]))))
    text = book["services"]["B2"].value
    assert len(text) == workbook.MOST_CHARACTERS and text.endswith("the whole text is in the CSV)")


def test_a_number_of_more_digits_than_a_cell_has_is_text() -> None:
    rows = [("a", None, None, None, None, number) for number in (2**63 - 1, -(10**15), 10**15 - 1)]
    cells = load_workbook(io.BytesIO(written(services=sheet(rows))))["services"]["F"][1:]
    assert [cell.value for cell in cells] == ["9223372036854775807", "-1000000000000000", 999999999999999]
