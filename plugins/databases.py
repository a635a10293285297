"""Serve directory.db and no other database."""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from web.databases import limit_values, publish_directory

hookimpl = HookimplMarker("datasette")


@hookimpl(tryfirst=True)
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """First of the start-up hooks, so that the others find the database in place."""

    async def publish() -> None:
        await publish_directory(datasette)

    return publish


@hookimpl
def prepare_connection(conn: Any) -> None:
    """Of pages and downloads alike."""
    limit_values(conn)
