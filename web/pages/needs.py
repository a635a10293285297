"""The needs in every language that the vocabularies hold, for those whose language the site does not speak."""

import sqlite3

from web.needs import speeches
from web.page import Page
from web.visit import Visit


def needs_page(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page:
    """A list of links a language."""
    return Page("needs.html", {"speeches": speeches(visit.labels)})
