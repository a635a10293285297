"""The pages that people use: home, lists, records and what stands beside them, in every language of the site."""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from web.pages.routes import routes
from web.site import handler, site_of

hookimpl = HookimplMarker("datasette")


@hookimpl(trylast=True)
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """After the database is in place."""

    async def open_site() -> None:
        await site_of(datasette).open()

    return open_site


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Every page, before Datasette's own."""
    return [(address, handler(view)) for address, view in routes(site_of(datasette).languages)]
