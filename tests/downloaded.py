"""Reads a download in each of its forms, as the programs of those who take it would."""

import csv
import io
import json
from typing import Any

from datasette.app import Datasette
from openpyxl import load_workbook

FORMS = ("csv", "json", "xlsx")
FAILS_LATE = "with recursive n(x) as (select 1 union all select x + 1 from n where x < 9000) {select} from n"
FAILING = FAILS_LATE.format(select="select x, abs(case x when 8000 then -9223372036854775808 else x end)")
"""A query that fails where many of its rows are on their way."""


async def taken(site: Datasette, path: str, form: str) -> list[dict[str, Any]]:
    """The rows of a download; `path` is its address up to the form, and its question."""
    before, mark, question = path.partition("?")
    response = await site.client.get(f"/download{before}.{form}{mark}{question}")
    assert response.status_code == 200, response.text
    return read(response.content, form)


def read(content: bytes, form: str) -> list[dict[str, Any]]:
    """The rows of a file, without what CSV adds to each."""
    if form == "json":
        return list(json.loads(content)["rows"])
    if form == "xlsx":
        header, *rows = load_workbook(io.BytesIO(content))["rows"].iter_rows(values_only=True)
        return [dict(zip(map(str, header), row, strict=True)) for row in rows]
    lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return [{name: value for name, value in line.items() if name != "taken_from"} for line in lines]
