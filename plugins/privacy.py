"""Let nothing in that Datasette cannot answer, and nothing about visitors into the log."""

from collections.abc import Callable
from typing import Any

from pluggy import HookimplMarker

from web.asgi import App
from web.gate import guard
from web.silence import silence_requests

hookimpl = HookimplMarker("datasette")


@hookimpl
def startup() -> None:
    """The server has not opened its log yet."""
    silence_requests()


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Put the gate in front of Datasette."""
    return lambda app: guard(datasette, app)
