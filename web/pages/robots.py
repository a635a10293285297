"""What crawlers are asked to leave alone: answers to questions, of which there is no end."""

import sqlite3

from web.page import File
from web.visit import Visit

TEXT = """\
# Every page without a question in its address may be read; the sitemap names them all.
User-agent: *
Allow: {root}
# Searches, filters, facets and SQL
Disallow: {directory}?
Disallow: {root}*?
# Downloads of what is asked for
Disallow: {root}download/
# Rows of tables: each record has a page of its own
Disallow: {directory}/*/

Sitemap: {sitemap}
"""


def robots(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> File:
    """The text for crawlers."""
    text = TEXT.format(
        root=visit.plain_link("/"),
        directory=visit.plain_link("/directory"),
        sitemap=visit.absolute(visit.plain_link("/sitemap.xml")),
    )
    return File(text.encode(), "text/plain; charset=utf-8")
