"""What a page of results puts first, what last, and what it says of the question."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from codes import codes_in
from datasette.app import Datasette
from factories import write
from reading import page_of, words
from serving import OpenPages

from search.library import NEEDS
from web.pages import results
from web.qr import LONGEST

RESULT = re.compile(r'<li class="result">\s*<h3><a href="/?[a-z]*/services/([^"?]+)')


@pytest.mark.parametrize("path", ["/services", "/services?need=meal", "/services?place=calais", "/search?q=kitchen"])
async def test_what_has_ended_stands_last_under_its_own_heading(open_pages: OpenPages, path: str) -> None:
    site = await open_pages()
    before, heading, after = (await page_of(site, path)).partition("<h2>Ended: for the record</h2>")
    assert heading
    assert "/services/old-kitchen" in after
    assert "/services/old-kitchen" not in before
    assert re.search(r"· 1 of them ended", words(before))
    found = (await site.client.get(re.sub("/services|/search", "/search.json", path))).json()
    ages = [each["freshness"] for each in found["results"]]
    assert (ages[-1], ages.count("ended")) == ("ended", 1)
    assert found["ask_first"] >= 1


async def test_whoever_asks_for_a_thing_by_its_name_learns_at_once_that_it_is_over(
    open_pages: OpenPages, folder: Path
) -> None:
    write(folder, "services/old-kitchen", name={"en": "Social barge"}, until={"value": "2020"}, providers=["network"])
    site = await open_pages()
    told = (await page_of(site, "/search?q=social+barge")).partition('role="status"')[0]
    assert "This has ended: Social barge ended" in words(told.rpartition("</form>")[2])
    assert '<a href="/services/old-kitchen">' in told
    assert "This has ended" not in await page_of(site, "/search?q=social")


async def test_where_only_what_has_ended_answers_more_is_offered(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "services/old-kitchen", name={"en": "Barge"}, until={"value": "2020"}, providers=["network"])
    site = await open_pages()
    page = words(await page_of(site, "/services?q=barge&need=meal&place=france"))
    assert "Nothing that still exists answers that." in page
    assert "Ended: for the record" in page


async def test_what_has_ended_is_the_answer_where_it_is_asked_for(open_pages: OpenPages) -> None:
    site = await open_pages()
    found = await page_of(site, "/search?freshness=ended&freshness=ended")
    assert "1 of them ended" in words(found)
    assert "/services/old-kitchen" in found
    for page in (found, await page_of(site, "/services?freshness=ended&need=meal")):
        assert "Nothing that still exists" not in page
        assert "What do you need?" not in page
    assert "Nothing that still exists" in await page_of(site, "/services?freshness=ended&freshness=current&q=kitchen")
    assert "Nothing here answers that." in await page_of(site, "/services?freshness=ended&need=shower")


async def test_a_download_has_the_order_of_the_page(open_pages: OpenPages) -> None:
    site = await open_pages()
    shown = RESULT.findall(await page_of(site, "/services?need=meal"))
    rows = (await site.client.get("/download/services.json?need=meal")).json()["rows"]
    assert [row["id"] for row in rows] == shown
    assert [row["id"] for row in rows if row["certainty"] == "ended"] == shown[-1:] == ["old-kitchen"]


async def test_where_nothing_is_found_the_broad_needs_are_offered(real_pages: Datasette) -> None:
    page = await page_of(real_pages, "/search?q=xqzvw")
    tiles = page.partition('<ul class="tiles">')[2].partition("</ul>")[0]
    assert re.findall(r'href="/services\?need=([a-z-]+)"', tiles) == list(NEEDS[:8])
    assert '<ul class="tiles">' not in await page_of(real_pages, "/search?q=food")


async def test_the_last_page_that_can_be_read_says_so(real_pages: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "FURTHEST", 20)
    told = "Only the first 20 answers can be read page by page. Narrow down · Downloads"
    first, last = [words(await page_of(real_pages, f"/services?limit=20&offset={offset}")) for offset in (0, 20)]
    assert told not in first
    assert told in last


async def test_a_page_of_results_says_what_was_not_understood(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/search?q=qwertz%20calais&kind=service")).text
    assert "Not understood: qwertz . These answers are for the rest of the question." in words(page)
    link = re.search(r'<a href="(/search\?[^"]*need=food[^"]*)"><bdi>Food', page)
    assert link and "qwertz" not in link[1] and "calais" in link[1] and "kind=service" in link[1]
    assert (await real_pages.client.get(unescape(link[1]))).status_code == 200


async def test_a_need_that_is_told_is_not_asked_for_again(real_pages: Datasette) -> None:
    page = words((await real_pages.client.get("/search?q=qwertz%20shower%20calais")).text)
    assert "These answers are for the rest of the question. What do you need?" not in page
    assert "Not understood: qwertz" in page
    assert "Not understood" not in (await real_pages.client.get("/search?q=shower%20calais")).text


async def test_where_nothing_is_understood_no_answer_is_told(real_pages: Datasette) -> None:
    page = words((await real_pages.client.get("/ar/search?q=qwertz")).text)
    assert "لم نفهم: qwertz" in page
    assert "هذه الإجابات" not in page


def on_paper(page: str) -> str:
    """What a printed page of results says before its answers."""
    return page.partition('<div class="paper-only asked">')[2].partition("<form")[0]


@pytest.mark.parametrize("prefix", ["", "/fr", "/ar"])
async def test_paper_leads_back_and_says_whom_to_call(real_pages: Datasette, prefix: str) -> None:
    asked = f"{prefix}/services?need=food&place=calais"
    said = on_paper((await real_pages.client.get(asked)).text)
    assert codes_in(said) == [f"http://localhost{asked}"]
    assert '<strong dir="ltr">112</strong>' in said
    assert 'dir="ltr">112</strong>' not in on_paper((await real_pages.client.get(f"{prefix}/organisations")).text)


async def test_the_code_of_a_page_is_read_whatever_is_asked(real_pages: Datasette) -> None:
    of_two_scripts = quote_plus("أين آكل في كاليه، à Coquelles ?")
    longest = f"/ar/search?q={'%D8%B7' * 138}x"
    assert len(f"http://localhost{longest}") == LONGEST
    for asked in (f"/ar/search?q={of_two_scripts}&place=calais&open=now", longest):
        assert codes_in(await page_of(real_pages, asked)) == [f"http://localhost{asked}"]
    assert codes_in(await page_of(real_pages, f"{longest}x")) == []


async def test_where_all_numbers_are_shown_paper_tells_them_once(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/services?need=rescue-services")).text
    assert 'class="emergency" aria-labelledby' in page
    assert 'dir="ltr">112</strong>' not in on_paper(page)
