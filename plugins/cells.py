"""Show cells as people read them."""

from typing import Any

from markupsafe import Markup
from pluggy import HookimplMarker

from web.cells import cell

hookimpl = HookimplMarker("datasette")


@hookimpl
def render_cell(datasette: Any, value: Any, column: str) -> Markup | str | None:
    """Links and lists; anything else stays Datasette's."""
    return cell(datasette, value, column)
