"""The files that `build.py extracts` has written, for everyone to take away."""

from collections.abc import Awaitable, Callable
from typing import Any

from pluggy import HookimplMarker

from web.download_files import download_file

hookimpl = HookimplMarker("datasette")


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    """Below the page of downloads, in no language."""
    return [(r"/downloads/(?P<path>.+)$", download_file)]
