"""One search over everything, suggestions while typing, and the same understanding in Datasette's own search box."""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from web.languages import in_any_of
from web.search import search_json, suggest_json
from web.site import site_of

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """The answers of search as JSON."""

    async def search(datasette: Any, request: Any) -> Any:
        return await search_json(datasette, request, site_of(datasette).searching)

    async def suggest(datasette: Any, request: Any) -> Any:
        return await suggest_json(request, site_of(datasette).searching)

    of_language = in_any_of(site_of(datasette).languages)
    return [(r"/search\.json$", search), (rf"{of_language}/suggest\.json$", suggest)]


@hookimpl(trylast=True)
def prepare_connection(conn: Any, datasette: Any) -> None:
    """Last, so that this stands in for Datasette's own function of the same name."""
    searching = site_of(datasette).searching

    # SQLite logs the representation of what is registered when it fails: a plain function has none of our state.
    def expression(text: Any) -> str:
        return searching.expression("" if text is None else str(text))

    conn.create_function("escape_fts", 1, expression)
