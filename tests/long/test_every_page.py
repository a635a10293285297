"""Every page of a record in every language: it answers, and every link on it leads somewhere."""

import re
import sqlite3
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from datasette.app import Datasette

from web.languages import Language, read_languages

FOLDERS = ("organisations", "services", "practices", "events", "documents", "places", "glossary", "sources")
LINK = re.compile(r'(?:href|src|action)="([^"]*)"')
IDENTIFIER = re.compile(r'id="([^"]*)"')


@pytest.fixture(scope="session")
def ids(real_folder: Path) -> dict[str, list[str]]:
    """Ids of all records by folder."""
    with sqlite3.connect(real_folder / "directory.db") as connection:
        return {
            folder: [row for (row,) in connection.execute(f"select id from [{folder}] order by id")]
            for folder in FOLDERS
        }


def links(page: str) -> Iterator[str]:
    """Addresses of this site that a page names."""
    for found in LINK.findall(page):
        address = unescape(found)
        if not re.match(r"[a-z]+:", address):
            yield address


@pytest.mark.parametrize("language", read_languages().values(), ids=lambda language: language.code)
@pytest.mark.parametrize("folder", FOLDERS)
async def test_every_page_answers_and_leads_on(
    real_pages: Datasette, ids: dict[str, list[str]], folder: str, language: Language
) -> None:
    prefixes = [each.prefix for each in read_languages().values()]
    known = {f"{prefix}/{name}/{record}" for prefix in prefixes for name, of in ids.items() for record in of}
    checked: set[str] = set()
    for record in ids[folder]:
        address = f"{language.prefix}/{folder}/{record}"
        response = await real_pages.client.get(address)
        assert response.status_code == 200, address
        named = set(IDENTIFIER.findall(response.text))
        for link in set(links(response.text)):
            path, _, fragment = link.partition("#")
            if not path:
                assert fragment in named, (address, link)
            elif path not in known and path not in checked:
                checked.add(path)
                status = (await real_pages.client.get(path)).status_code
                assert status in (200, 302), (address, link, status)
