"""Which address leads to which page."""

from collections.abc import Iterable, Iterator
from typing import Any

from web.languages import ENGLISH, in_any_of
from web.page import Redirect, View
from web.pages.about import about
from web.pages.catalogue import catalogue_file
from web.pages.changes import changes
from web.pages.chosen import chosen
from web.pages.downloads import downloads
from web.pages.home import home
from web.pages.linked_record import linked_record
from web.pages.map import map_page
from web.pages.needs import needs_page
from web.pages.overview import overview
from web.pages.record import TEMPLATES, record
from web.pages.results import listing, search
from web.pages.robots import robots
from web.pages.sitemap import sitemap, sitemap_part
from web.pages.vocabularies import vocabularies, vocabulary
from web.pages.vocabulary_files import vocabulary_file, vocabulary_files
from web.visit import Visit

LISTS = "|".join(TEMPLATES)
SEARCHED = "|".join(folder for folder in TEMPLATES if folder != "sources")
"""Lists that are searched; sources are read through what cites them, and as a table."""


def sources(connection: Any, visit: Visit, parts: dict[str, str]) -> Redirect:
    """The list of sources, which is a table; `/sources/{id}` has a page."""
    return Redirect(visit.plain_link("/directory/sources", visit.parameters), status=302)


def without_prefix(connection: Any, visit: Visit, parts: dict[str, str]) -> Redirect:
    """The same address without the prefix that English does not have."""
    return Redirect(visit.plain_link(parts["rest"] or "/", visit.parameters))


PAGES: tuple[tuple[str, View], ...] = (
    ("/?", home),
    ("/search", search),
    ("/needs", needs_page),
    ("/overview", overview),
    ("/about", about),
    ("/downloads", downloads),
    ("/chosen", chosen),
    ("/map", map_page),
    (rf"/(?P<list>{SEARCHED})/?", listing),
    ("/sources/?", sources),
    (rf"/(?P<list>{LISTS})/(?P<id>[a-z0-9-]+)", record),
    ("/vocabularies", vocabularies),
    ("/vocabularies/(?P<scheme>[a-z0-9-]+)", vocabulary),
)
"""Paths without the language, as regular expressions, and their views."""

PLAIN: tuple[tuple[str, View], ...] = (
    (r"/sitemap\.xml", sitemap),
    (r"/sitemap-(?P<number>[1-9][0-9]{0,5})\.xml", sitemap_part),
    (r"/robots\.txt", robots),
    (r"/changes(?:-(?P<number>[2-9]|[1-9][0-9]{1,5}))?\.atom", changes),
    (rf"/(?P<list>{LISTS})/(?P<id>[a-z0-9-]+)\.jsonld", linked_record),
    (r"/vocabularies\.(?P<form>ttl|jsonld)", vocabulary_files),
    (r"/vocabularies/(?P<scheme>[a-z0-9-]+)\.(?P<form>ttl|jsonld)", vocabulary_file),
    (r"/dcat\.(?P<form>ttl|jsonld)", catalogue_file),
    # No empty part and no backslash: an address that begins with two slashes would lead away from the site.
    (rf"/{ENGLISH}(?P<rest>(?:/[^/\\]+)*)/?", without_prefix),
)
"""Addresses that have no language."""


def routes(languages: Iterable[str]) -> Iterator[tuple[str, View]]:
    """Every page under the prefix of each language, of which English has none, and what has no language."""
    prefix = in_any_of(languages)
    for path, view in PAGES:
        yield rf"{prefix}{path}$", view
    for path, view in PLAIN:
        yield rf"{path}$", view
