"""A record as JSON-LD, in a file beside its page."""

import sqlite3

from web.linked import linked_text
from web.page import File, Page, Redirect
from web.pages.record import sources_of
from web.pages.withdrawn import file_of, withdrawn
from web.records import names_in, row_of, whole
from web.trust import trust_in
from web.visit import Visit

TYPE = "application/ld+json"


def linked_record(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page | Redirect | File:
    """The same document as in the page of a record; NotFound where there never was one."""
    folder, record_id = parts["list"], parts["id"]
    found = whole(connection, folder, record_id)
    if found is None:
        return file_of(withdrawn(connection, visit, folder, record_id), "jsonld")
    row = row_of(connection, folder, found.id)
    trust = trust_in(found, row, visit.today)
    names = names_in(connection, found, visit.today)
    text = linked_text(connection, visit, folder, found, names, row, trust, sources_of(found))
    return File(text.encode(), TYPE)
