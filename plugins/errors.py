"""Answer every error in our own words."""

from collections.abc import Awaitable, Callable, Generator
from typing import Any

from pluggy import HookimplMarker

from web.errors import NOT_FOUND
from web.problem_pages import error_response, problem_response

hookimpl = HookimplMarker("datasette")


@hookimpl(wrapper=True)
def handle_exception(
    datasette: Any, request: Any, exception: Exception
) -> Generator[None, Any, list[Callable[[], Awaitable[Any]]]]:
    """Stand in for every other handler: Datasette's own prints a traceback, with locals if it can."""
    yield

    async def answer() -> Any:
        return await error_response(datasette, request, exception)

    return [answer]


@hookimpl(tryfirst=True)
def forbidden(datasette: Any, request: Any) -> Callable[[], Awaitable[Any]]:
    """What is not public does not exist: a 404 says no more."""

    async def answer() -> Any:
        return await problem_response(datasette, request, NOT_FOUND)

    return answer
