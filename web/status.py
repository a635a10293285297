"""Two pages about the site itself: which versions it runs on, and whether it is well."""

import json
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response
from datasette.utils.sqlite import sqlite3

from web.build_info import read_build_info

DISTRIBUTION = "solidarity-directory"
# A proxy that remembered these would report a site that is no longer there.
FRESH = {"Cache-Control": "no-store"}
SILENT = (KeyError, OSError, QueryInterrupted, sqlite3.Error)


async def health(datasette: Any) -> Any:
    """Whether the database answers, and which build it is."""
    try:
        build = await read_build_info(datasette)
    except SILENT:
        return Response.json({"ok": False, "build": {}}, status=503, headers=FRESH)
    return Response.json({"ok": True, "build": build}, headers=FRESH)


async def versions(datasette: Any, request: Any) -> Any:
    """The versions as JSON or as a page."""
    shown = await read_versions(datasette)
    if request.path.endswith(".json"):
        return Response.json(shown, headers=FRESH)
    context = {"filename": "versions.json", "data_json": json.dumps(shown, indent=4)}
    page = await datasette.render_template("show_json.html", context, request=request)
    return Response.html(page, headers=FRESH)


async def read_versions(datasette: Any) -> dict[str, str | None]:
    """What a bug report needs, and nothing about the machine."""
    build = await read_build_info(datasette)
    return {
        "directory": installed_version(),
        "datasette": version("datasette"),
        "sqlite": sqlite3.sqlite_version,
        "date": build.get("date"),
        "content_hash": build.get("content_hash"),
    }


def installed_version() -> str | None:
    """The version of this project, or None where it runs without being installed."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return None
