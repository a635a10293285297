"""Tell on every page which day its freshness was counted on, and when that is too long ago."""

from datetime import date
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.sqlite import sqlite3

from web.build_info import read_build_info

OLD_DAYS = 30
"""From then on a page warns that what it calls current may be so no more."""


async def build_date(datasette: Any, today: date) -> dict[str, Any]:
    """The day of the build and whether it is old; empty where the database does not say."""
    try:
        told = (await read_build_info(datasette)).get("date")
    except (KeyError, sqlite3.Error, QueryInterrupted):
        return {}
    if told is None:
        return {}
    return {"build_date": told, "build_is_old": (today - date.fromisoformat(told)).days > OLD_DAYS}
