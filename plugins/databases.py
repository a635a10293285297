"""Serve directory.db and no other database."""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from web.databases import publish_directory

hookimpl = HookimplMarker("datasette")


@hookimpl(tryfirst=True)
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """First of the start-up hooks, so that the others find the database in place."""

    async def publish() -> None:
        await publish_directory(datasette)

    return publish
