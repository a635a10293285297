"""What became of a record that is gone: its successor, or a page that says why."""

import sqlite3

from datasette.utils.asgi import NotFound

from schema.kinds import KINDS
from web.page import Page, Redirect
from web.visit import Visit

GONE = 410
TOMBSTONE = "select reason, reason_fr, date, successor from withdrawn where record_kind = ? and id = ?"


def withdrawn(connection: sqlite3.Connection, visit: Visit, folder: str, record_id: str) -> Page | Redirect:
    """The successor's address, or the reason; NotFound where there never was such a record."""
    gone = connection.execute(TOMBSTONE, [KINDS[folder].name, record_id]).fetchone()
    if gone is None:
        raise NotFound("There is no such record")
    if gone["successor"]:
        return Redirect(visit.link(f"/{folder}/{gone['successor']}"))
    return Page("withdrawn.html", {"gone": gone}, status=GONE)


def file_of(found: Page | Redirect, form: str) -> Page | Redirect:
    """What became of a record, a file of its successor rather than its page."""
    return found if isinstance(found, Page) else Redirect(f"{found.location.partition('?')[0]}.{form}", found.status)
