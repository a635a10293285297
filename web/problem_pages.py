"""Answer a problem: as JSON, as a page of ours in the language of its address, or as a page of Datasette."""

import re
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response
from datasette.utils.sqlite import sqlite3

from web.build_date import build_date
from web.build_info import DATABASE
from web.errors import NOT_FOUND, OUR_FAULT, Problem, find_problem, log_fault
from web.near_pages import near_records, words_of
from web.page import Page
from web.records import Named
from web.site import Site, site_of
from web.visit import Visit

NO_PAGE_OF_OURS = re.compile(r"/(directory|static|-)([/.].*)?", re.DOTALL)
"""Paths of Datasette's own pages and of files, which have no language."""


async def error_response(datasette: Any, request: Any, exception: Exception) -> Any:
    """The answer to an exception, logged when the fault is ours."""
    problem = find_problem(request, exception)
    if problem is OUR_FAULT:
        log_fault(request.scope, exception)
    return await problem_response(datasette, request, problem)


async def problem_response(datasette: Any, request: Any, problem: Problem) -> Any:
    """The problem as JSON or as a page, whichever was asked for."""
    headers = {"Cache-Control": "no-store"}
    if problem.retry_after:
        headers["Retry-After"] = str(problem.retry_after)
    body = {"ok": False, "error": problem.message, "status": problem.status, "title": problem.title}
    if wants_json(request):
        return Response.json(body, status=problem.status, headers=headers)
    site = site_of(datasette)
    # A fault may lie in our own frame; and without an index for search there are no pages of ours.
    if problem is not OUR_FAULT and site.searching.library and not NO_PAGE_OF_OURS.fullmatch(site.path(request)):
        page = await _page_of_ours(site, request, problem)
    else:
        page = await datasette.render_template("error.html", body, request=request)
    return Response.html(page, status=problem.status, headers=headers)


def wants_json(request: Any) -> bool:
    """Whether the address or the Accept header asks for JSON."""
    accept = request.headers.get("accept", "")
    return request.path.endswith(".json") or ("application/json" in accept and "text/html" not in accept)


async def _page_of_ours(site: Site, request: Any, problem: Problem) -> str:
    visit = site.visit(request)
    message = visit.say(problem.message)
    near = await _near(site, visit) if problem is NOT_FOUND else []
    values = {
        "title_of_problem": visit.say(problem.title),
        # What a wrong parameter should be is told in English only.
        "message": visit.marked(message, "en" if message == problem.message else None),
        "near": near,
        "words": words_of(visit) if near else "",
    }
    return site.write(Page("problem.html", values), visit, await build_date(site.datasette, visit.today))


async def _near(site: Site, visit: Visit) -> list[Named]:
    """What may have been meant; nothing where the database does not answer."""
    try:
        found: list[Named] = await site.datasette.get_database(DATABASE).execute_fn(
            lambda connection: near_records(connection, visit)
        )
    except (KeyError, sqlite3.Error, QueryInterrupted):
        return []
    return found
