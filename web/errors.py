"""Turn what goes wrong into a page that says what to do, and a log line that says nothing of the visitor."""

import errno
import logging
import sys
import traceback
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, Response
from datasette.utils.sqlite import sqlite3
from datasette.views.base import DatasetteError

from web.asgi import path_of

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Problem:
    """What the visitor is told."""

    status: int
    title: str
    message: str


NOT_FOUND = Problem(
    404,
    "Page not found",
    "There is no page at this address. Check the spelling, or start again from the home page: "
    "the links at the top lead to every list.",
)
WRONG_PARAMETER = Problem(
    400,
    "Wrong parameter",
    "Something after the question mark of this address cannot be read. "
    "Go back, or remove that part and start from the whole list.",
)
TOO_SLOW = Problem(
    400,
    "The query took too long",
    "The query was stopped because it took too long. Ask for fewer rows, or add a condition.",
)
OUR_FAULT = Problem(
    500,
    "Something went wrong",
    "This is a fault of the site, not yours. Try again in a moment, or start again from the home page.",
)

# What Python and SQLite raise when a parameter is not what the code that reads it expects.
UNREADABLE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    sqlite3.OperationalError,
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
)
# SQLite's result codes for a faulty statement or value (SQLITE_ERROR, TOOBIG, MISMATCH, AUTH, RANGE);
# the others speak of the file, the disk or the memory.
FAULTY_SQL = {1, 18, 20, 23, 25}
# The code that reads parameters, and the one function of ours that every query passes through.
READING_PARAMETERS = {"datasette"} | sys.stdlib_module_names
PASSING_ON = "web.databases"


async def error_response(datasette: Any, request: Any, exception: Exception) -> Any:
    """The answer to an exception, logged when the fault is ours."""
    problem = find_problem(request, exception)
    if problem.status >= 500:
        log_fault(request.scope, exception)
    return await problem_response(datasette, request, problem)


def log_fault(scope: Any, exception: Exception) -> None:
    """Type and path only: message, traceback and query can hold what people typed."""
    log.error("%s at %s", type(exception).__name__, quote(path_of(scope), safe="/%~"))


async def problem_response(datasette: Any, request: Any, problem: Problem) -> Any:
    """The problem as JSON or as a page, whichever was asked for."""
    headers = {"Cache-Control": "no-store"}
    body = {"ok": False, "error": problem.message, "status": problem.status, "title": problem.title}
    if wants_json(request):
        return Response.json(body, status=problem.status, headers=headers)
    page = await datasette.render_template("error.html", body, request=request)
    return Response.html(page, status=problem.status, headers=headers)


def wants_json(request: Any) -> bool:
    """Whether the address or the Accept header asks for JSON."""
    accept = request.headers.get("accept", "")
    return request.path.endswith(".json") or ("application/json" in accept and "text/html" not in accept)


def find_problem(request: Any, exception: Exception) -> Problem:
    """What an exception means for the person who sent the request."""
    cause = exception.__context__ if isinstance(exception, DatasetteError) else exception
    if isinstance(cause, QueryInterrupted):
        return TOO_SLOW
    if isinstance(cause, sqlite3.Error) and is_server_fault(cause):
        return OUR_FAULT
    if names_no_record(request, exception):
        return NOT_FOUND
    if isinstance(exception, DatasetteError):
        return refused(exception.status, exception.message)
    if isinstance(exception, Base400):
        return refused(exception.status, str(exception))
    return WRONG_PARAMETER if is_wrong_parameter(request, exception) else OUR_FAULT


def refused(status: int, message: str) -> Problem:
    """What Datasette itself refuses; for some wrong parameters (a column without sorting) it says 500."""
    if status == NOT_FOUND.status:
        return NOT_FOUND
    return Problem(status if status < 500 else 400, "This request cannot be answered", message)


def is_server_fault(error: Any) -> bool:
    """Whether SQLite complains of its file rather than of the statement."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF not in FAULTY_SQL


def names_no_record(request: Any, exception: Exception) -> bool:
    """Whether the path names no row (no such table, half a key), or a file by an impossible name."""
    if isinstance(exception, OSError):
        return exception.errno == errno.ENAMETOOLONG
    in_row = "pks" in request.url_vars
    return in_row and isinstance(exception.__context__ or exception, sqlite3.Error)


def is_wrong_parameter(request: Any, exception: Exception) -> bool:
    """Whether Datasette's own code stumbled over the query string, with no code of ours taking part."""
    if not request.query_string or not isinstance(exception, UNREADABLE):
        return False
    frames = traceback.walk_tb(exception.__traceback__)
    modules = {str(frame.f_globals.get("__name__")) for frame, _ in frames} - {PASSING_ON}
    return {module.partition(".")[0] for module in modules} <= READING_PARAMETERS
