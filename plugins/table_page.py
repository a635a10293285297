"""Offer whole tables, not pages of them, and fold away what their columns mean."""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from web.column_meanings import column_meanings
from web.table_downloads import table_downloads

hookimpl = HookimplMarker("datasette")


@hookimpl
def extra_template_vars(
    datasette: Any, request: Any, database: str | None, table: str | None, view_name: str | None
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Only on the page of a table: saved queries share its name but have no table."""

    async def variables() -> dict[str, Any]:
        if view_name != "table" or database is None or table is None:
            return {}
        downloads = await table_downloads(datasette, request, database, table)
        return downloads | column_meanings(datasette, database, table)

    return variables
