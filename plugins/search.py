"""One search over everything, suggestions while typing, and the same understanding in Datasette's own search box."""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from web.search import Searching, search_json, suggest_json

hookimpl = HookimplMarker("datasette")


@hookimpl(trylast=True)
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """After the database is in place."""

    async def open_search() -> None:
        await searching_of(datasette).open(datasette)

    return open_search


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """The answers of search as JSON."""

    async def search(datasette: Any, request: Any) -> Any:
        return await search_json(datasette, request, searching_of(datasette))

    async def suggest(datasette: Any, request: Any) -> Any:
        return await suggest_json(datasette, request, searching_of(datasette))

    return [(r"/search\.json$", search), (r"/suggest\.json$", suggest)]


@hookimpl(trylast=True)
def prepare_connection(conn: Any, datasette: Any) -> None:
    """Last, so that this stands in for Datasette's own function of the same name."""
    searching = searching_of(datasette)

    # SQLite logs the representation of what is registered when it fails: a plain function has none of our state.
    def expression(text: Any) -> str:
        return searching.expression("" if text is None else str(text))

    conn.create_function("escape_fts", 1, expression)


def searching_of(datasette: Any) -> Searching:
    """The one state of search of a site."""
    if not hasattr(datasette, "_searching"):
        datasette._searching = Searching()
    searching: Searching = datasette._searching
    return searching
