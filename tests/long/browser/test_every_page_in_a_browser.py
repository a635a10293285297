"""The page of every record in a browser: no fault, no other host, no script refused, no cookie.

Each in one of the languages in turn, for a browser takes its time; in all of them without a browser beside this.
"""

import sqlite3
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from browsing import Watched, watching
from playwright.sync_api import Browser

from web.languages import read_languages

PREFIXES = [language.prefix for language in read_languages().values()]
FOLDERS = ("organisations", "services", "practices", "events", "documents", "places", "glossary", "sources")
SAMPLED = {"sources": 12}
"""Every so many records of a kind whose pages are alike; the other pages are asked for without a browser."""


@pytest.fixture
def walker(browser: Browser) -> Iterator[Watched]:
    """One page for a whole walk, with what it asked for and complained of."""
    with watching(browser, 360, 740) as watched:
        yield watched


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_page_asks_anyone_else(walker: Watched, address: str, real_database: Path, folder: str) -> None:
    with sqlite3.connect(real_database) as connection:
        ids = [row for (row,) in connection.execute(f"select id from [{folder}] order by id")]
    for record, prefix in zip(ids[:: SAMPLED.get(folder, 1)], cycle(PREFIXES), strict=False):
        page = f"{address}{prefix}/{folder}/{record}"
        response = walker.page.goto(page, wait_until="load")
        assert response is not None and response.status == 200, page
        widths = walker.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert widths[0] <= widths[1], page
    assert [url for url in walker.requests if not url.startswith((address, "data:"))] == []
    assert walker.complaints == []
