"""What a page of results puts first, what last, and what it says of each."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from factories import write

NOW = datetime.now(UTC)
RESULT = re.compile(r'<li class="result">\s*<h3><a href="/?[a-z]*/services/([^"?]+)')


def words(page: str) -> str:
    """What a reader sees, spaces made one."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


async def page_of(site: Datasette, path: str) -> str:
    response = await site.client.get(path)
    assert response.status_code == 200, response.text
    return response.text


@pytest.mark.parametrize("path", ["/services", "/services?need=meal", "/services?place=calais", "/search?q=kitchen"])
async def test_what_has_ended_stands_last_under_its_own_heading(open_pages: Any, path: str) -> None:
    site = await open_pages()
    before, heading, after = (await page_of(site, path)).partition("<h2>Ended: for the record</h2>")
    assert heading
    assert "/services/old-kitchen" in after
    assert "/services/old-kitchen" not in before
    assert re.search(r"· 1 of them ended", words(before))
    found = (await site.client.get(re.sub("/services|/search", "/search.json", path))).json()
    assert found["ended"] == 1
    assert [each["id"] for each in found["results"]][-1] == "old-kitchen"
    assert found["ask_first"] >= found["ended"]


async def test_where_only_what_has_ended_answers_more_is_offered(open_pages: Any, folder: Path) -> None:
    write(folder, "services/old-kitchen", name={"en": "Barge"}, until={"value": "2020"}, providers=["network"])
    site = await open_pages()
    page = words(await page_of(site, "/services?q=barge&need=meal&place=france"))
    assert "Nothing that still exists answers that." in page
    assert "Ended: for the record" in page


async def test_a_download_has_the_order_of_the_page(open_pages: Any) -> None:
    site = await open_pages()
    shown = RESULT.findall(await page_of(site, "/services?need=meal"))
    rows = (await site.client.get("/download/services.json?need=meal")).json()["rows"]
    assert [row["id"] for row in rows] == shown
    assert [row["id"] for row in rows if row["certainty"] == "ended"] == shown[-1:] == ["old-kitchen"]
