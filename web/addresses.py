"""The lasting address of every record: leads to its row, to its successor, or to a page that says why it is gone."""

from typing import Any

from datasette.utils import tilde_encode
from datasette.utils.asgi import NotFound, Response

from web.build_info import DATABASE
from web.errors import Problem, problem_response

RECORD_KINDS = {
    "organisations": "organisation",
    "services": "service",
    "practices": "practice",
    "events": "event",
    "documents": "document",
    "sources": "source",
    "places": "place",
    "glossary": "term",
}
"""Folder, table and first part of the address -> kind of record, as the table withdrawn names it."""
LISTS = "|".join(RECORD_KINDS)


async def list_page(datasette: Any, request: Any) -> Any:
    """The list of a kind, with the query that was asked of it."""
    query = f"?{request.query_string}" if request.query_string else ""
    return Response.redirect(datasette.urls.table(DATABASE, request.url_vars["list"]) + query)


async def record_page(datasette: Any, request: Any) -> Any:
    """The row of a record, or what became of it."""
    table, record = request.url_vars["list"], request.url_vars["id"]
    database = datasette.get_database(DATABASE)
    if (await database.execute(f"select 1 from [{table}] where id = ?", [record])).first():
        return Response.redirect(datasette.urls.row(DATABASE, table, tilde_encode(record)))
    sql = "select successor, reason, date from withdrawn where record_kind = ? and id = ?"
    gone = (await database.execute(sql, [RECORD_KINDS[table], record])).first()
    if gone is None:
        raise NotFound("There is no such record")
    if gone["successor"]:
        return Response.redirect(datasette.urls.path(f"/{table}/{gone['successor']}"), status=301)
    problem = Problem(410, "This record was withdrawn", f"{gone['reason']} ({gone['date']})")
    return await problem_response(datasette, request, problem)
