"""Answer at the lasting addresses of records."""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from web.addresses import LISTS, list_page, record_page

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """A list of each kind, and each record in it."""
    return [
        (rf"/(?P<list>{LISTS})/?$", list_page),
        (rf"/(?P<list>{LISTS})/(?P<id>[a-z0-9-]+)$", record_page),
    ]
