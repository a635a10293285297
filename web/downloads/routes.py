"""Which address leads to which selection; none has a language."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from web.downloads.columns import OF_LISTS
from web.downloads.directory import of_directory
from web.downloads.forms import FORMS
from web.downloads.pages import of_chosen, of_search
from web.downloads.selection import Selection
from web.downloads.sending import send_selection

Select = Callable[[Any, Any], Awaitable[Selection]]
Handler = Callable[..., Awaitable[Any]]

SELECTIONS: tuple[tuple[str, Select], ...] = (
    ("search", of_search),
    (f"(?P<list>{'|'.join(OF_LISTS)})", of_search),
    ("chosen", of_chosen),
    ("directory", of_directory),
    ("directory/(?P<name>[A-Za-z0-9_-]+)", of_directory),
)


def routes() -> Iterator[tuple[str, Handler]]:
    """Every download, in every form."""
    for path, select in SELECTIONS:
        yield rf"/download/{path}\.(?P<form>{'|'.join(FORMS)})$", _handler(select)


def _handler(select: Select) -> Handler:
    async def handle(datasette: Any, request: Any) -> Any:
        return await send_selection(datasette, request, await select(datasette, request))

    return handle
