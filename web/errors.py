"""What an exception means for the visitor, and a log line of it that says nothing of the visitor."""

import errno
import logging
import sys
import traceback
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400
from datasette.utils.sqlite import sqlite3
from datasette.views.base import DatasetteError

from web.asgi import path_of
from web.languages import to_say
from web.parameter_values import WrongParameter

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Problem:
    """What the visitor is told."""

    status: int
    title: str
    message: str
    retry_after: int | None = None
    """Seconds after which to try again, where waiting helps."""


class Refused(Exception):
    """A request that a page of ours cannot answer, with what the visitor is told."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.title)
        self.problem = problem


NOT_FOUND = Problem(
    404,
    to_say("Page not found"),
    to_say(
        "There is no page at this address. Check the spelling, or start again from the home page: "
        "the links at the top lead to every list."
    ),
)
WRONG_PARAMETER = Problem(
    400,
    to_say("Wrong parameter"),
    to_say(
        "Something after the question mark of this address cannot be read. "
        "Go back, or remove that part and start from the whole list."
    ),
)
TOO_SLOW = Problem(
    400,
    to_say("The query took too long"),
    to_say("The query was stopped because it took too long. Ask for fewer rows, or add a condition."),
)
OUR_FAULT = Problem(
    500,
    to_say("Something went wrong"),
    to_say("This is a fault of the site, not yours. Try again in a moment, or start again from the home page."),
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


def log_fault(scope: Any, exception: Exception) -> None:
    """Type and path only: message, traceback and query can hold what people typed."""
    log.error("%s at %s", type(exception).__name__, quote(path_of(scope), safe="/%~"))


def find_problem(request: Any, exception: Exception) -> Problem:
    """What an exception means for the person who sent the request."""
    if isinstance(exception, Refused):
        return exception.problem
    if isinstance(exception, WrongParameter):
        return Problem(400, WRONG_PARAMETER.title, str(exception))
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
    return Problem(status if status < 500 else 400, to_say("This request cannot be answered"), message)


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
