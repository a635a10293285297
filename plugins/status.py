"""Say which versions the site runs on, and whether it is well."""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from web.status import health, versions

hookimpl = HookimplMarker("datasette")


@hookimpl(tryfirst=True)
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Our own /-/versions comes before Datasette's, which shows paths and plugins."""
    return [
        (r"/-/health(\.json)?$", health),
        (r"/-/versions(\.json)?$", versions),
    ]
