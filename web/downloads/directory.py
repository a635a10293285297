"""Every row of a table, a view or a saved query, and the first ones of SQL of one's own, as Datasette shows them."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from math import isfinite
from sqlite3 import Connection
from typing import Any
from urllib.parse import parse_qsl, urlencode

from pipeline.tables import TABLES
from pipeline.tables.shape import Column, Row, Value
from web.build_info import DATABASE, read_build_info
from web.downloads.selection import Selection, about
from web.errors import NOT_FOUND, WRONG_PARAMETER, Problem, Refused, refused
from web.site import site_of

# What says how a page looks rather than which rows and columns it holds.
OF_THE_PAGE = {
    "_next", "_size", "_stream", "_dl", "_shape", "_nl", "_json", "_json_infinity", "_ttl", "_timelimit", "_facet",
    "_facet_array", "_facet_date", "_facet_size", "_nofacet", "_nocount", "_nosuggest", "_label", "_labels", "_header",
    "_hide_sql", "_show_sql", "_trace",
}  # fmt: skip
LEAST = [("_size", "0"), ("_nofacet", "1"), ("_nocount", "1"), ("_nosuggest", "1")]
ONE_ROW = " limit 1"
"""How the SQL of a table ends where a page of it has no row: Datasette asks for one more."""
OWN_SQL = "query"
"""Name of a file of it."""


async def of_directory(datasette: Any, request: Any) -> Selection:
    """What Datasette's page of the same address shows: Datasette reads the parameters, checks them and tells its SQL.

    All rows are read at once: from one page to the next, Datasette loses some in most orders.
    """
    name = request.url_vars.get("name")
    path = f"/{DATABASE}/{name}" if name else f"/{DATABASE}"
    asked = of_the_rows(request.query_string)
    told = await _told(datasette, path, asked)
    sql, values = told["query"]["sql"].removesuffix(ONE_ROW), told["query"]["params"]
    page = site_of(datasette).origin(request) + str(datasette.urls.path(path))
    day = (await read_build_info(datasette))["date"]
    return Selection(
        name=name or OWN_SQL,
        about=about(name or "SQL of one's own", page, urlencode(asked), day),
        page=page,
        columns=_columns(datasette, name, told["columns"]),
        rows=lambda connection: _rows(connection, sql, values),
        is_own_sql=name is None or any(key == "_where" for key, _ in asked),
    )


def of_the_rows(query: str) -> list[tuple[str, str]]:
    """Parameters that say which rows there are, under which columns, in which order."""
    return [(key, value) for key, value in parse_qsl(query, keep_blank_values=True) if key not in OF_THE_PAGE]


async def _told(datasette: Any, path: str, asked: list[tuple[str, str]]) -> Any:
    """Datasette's own answer for the same address, with as few rows as it can have."""
    answer = await datasette.client.get(f"{path}.json?{urlencode([*asked, *LEAST])}")
    if answer.is_redirect:
        raise Refused(WRONG_PARAMETER)
    told = answer.json()
    if answer.status_code == NOT_FOUND.status:
        raise Refused(NOT_FOUND)
    if answer.status_code != 200:
        raise Refused(_problem(answer.status_code, told))
    if "query" not in told:  # without SQL that is the list of tables
        raise Refused(WRONG_PARAMETER)
    return told


def _problem(status: int, told: Any) -> Problem:
    plain = refused(status, told["error"])
    return Problem(status, told.get("title") or plain.title, plain.message)


def _columns(datasette: Any, name: str | None, names: Iterable[str]) -> tuple[Column, ...]:
    """Columns as the build describes them; of views by their metadata, of queries by their name alone."""
    known = {column.name: column for table in TABLES if table.name == name for column in table.columns}
    meanings = datasette.table_metadata(DATABASE, name or "").get("columns", {})
    found: dict[str, Column] = {}
    for column in names:
        # JSON has every name once only.
        own = next(each for each in _numbered(column) if each not in found)
        found[own] = known.get(own) or Column(own, meanings.get(own, ""))
    return tuple(found.values())


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}_{number}"
        number += 1


def _rows(connection: Connection, sql: str, values: Any) -> Iterator[Row]:
    for row in connection.execute(sql, values):
        yield tuple(map(_value, row))


def _value(value: Any) -> Value:
    """A value that every form can hold: bytes as base64, an infinite number as a word."""
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    plain: Value = value
    return plain
