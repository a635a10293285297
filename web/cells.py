"""Show cells as people read them: addresses of the site as links, lists as words."""

import json
import re
from typing import Any

from markupsafe import Markup, escape

LONGEST_LIST = 10_000
PAGE = re.compile(r"/[a-z]+/[a-z0-9-]+")


def cell(datasette: Any, value: Any, column: str) -> Markup | str | None:
    """The cell to show, or None to leave it to Datasette."""
    if not isinstance(value, str):
        return None
    if column == "url" and PAGE.fullmatch(value):
        return Markup('<a href="{}">{}</a>').format(datasette.urls.path(value), value)
    if value.startswith("[") and len(value) < LONGEST_LIST:
        return words(value)
    return None


def words(value: str) -> Markup | None:
    """A JSON array of texts as its items, one after the other."""
    try:
        items = json.loads(value)
    except ValueError:
        return None
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        return None
    return escape(", ".join(items))
