"""Tell on every page how old its build is."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from pluggy import HookimplMarker

from web.build_date import build_date

hookimpl = HookimplMarker("datasette")


@hookimpl
def extra_template_vars(datasette: Any) -> Callable[[], Awaitable[dict[str, Any]]]:
    """For the frame of the page."""

    async def variables() -> dict[str, Any]:
        return await build_date(datasette, datetime.now(UTC).date())

    return variables
