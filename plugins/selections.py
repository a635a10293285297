"""Downloads of exactly what a page shows, complete."""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from web.downloads.readers import readers_of
from web.downloads.routes import routes

hookimpl = HookimplMarker("datasette")


@hookimpl(trylast=True)
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """After the database is in place."""

    async def open_readers() -> None:
        readers_of(datasette).open(datasette)

    return open_readers


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Every download, before Datasette's own addresses."""
    return list(routes())
