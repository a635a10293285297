"""Offer whole tables and answers, not pages of them, and fold away what the columns of a table mean."""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from web.column_meanings import column_meanings
from web.downloads.links import stock_downloads

hookimpl = HookimplMarker("datasette")
PAGES_OF_ROWS = ("table", "database")
"""What Datasette calls the pages of tables, views and saved queries, and that of SQL of one's own."""


@hookimpl
def extra_template_vars(
    datasette: Any, request: Any, database: str | None, table: str | None, view_name: str | None
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Saved queries are no tables, though Datasette's view of them has that name."""

    async def variables() -> dict[str, Any]:
        if view_name not in PAGES_OF_ROWS or database is None:
            return {}
        meanings = column_meanings(datasette, database, table) if table else {}
        return stock_downloads(datasette, request) | meanings

    return variables
