"""Each list offers the filters that its records can answer, several values of one, and a day beside now."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from datasette.app import Datasette
from reading import options, page_of, words
from serving import OpenPages

NOW = datetime.now(UTC)
FORM = re.compile(r'<details class="filters">(.*?)</details>', re.S)
WAYS = re.compile(r'<a href="([^"]+)">[^<]*</a> \((\d+)\)')
ADDED = re.compile(r'<(?:select|input type="(?:checkbox|datetime-local)")[^>]* name="([a-z]+)"')


def form_of(page: str) -> str:
    """The fields of the filters."""
    found = FORM.search(page)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("/organisations", "audience freshness need network place theme type"),
        ("/services", "audience freshness language need open place status"),
        ("/practices", "audience freshness place theme"),
        ("/events", "audience place theme type year"),
        ("/documents", "audience place theme type year"),
        ("/places", "place"),
        ("/glossary", ""),
        ("/search", "audience current kind language need open place status theme"),
        ("/map?kind=event", "audience place theme type year"),
    ],
)
async def test_a_list_offers_what_its_records_can_answer(path: str, offered: str, real_pages: Datasette) -> None:
    assert sorted(set(ADDED.findall(form_of(await page_of(real_pages, path))))) == offered.split()


async def test_a_list_offers_only_values_that_its_records_have(real_pages: Datasette) -> None:
    types = {path: options(await page_of(real_pages, path), "type") for path in ("/organisations", "/events")}
    assert {"association", "network"} <= types["/organisations"]
    assert {"meeting", "study-visit"} <= types["/events"]
    assert not types["/organisations"] & types["/events"]
    assert "solidar" in options(await page_of(real_pages, "/organisations"), "network")
    assert "paris" in options(await page_of(real_pages, "/search"), "place")


async def test_what_is_set_and_not_offered_can_be_taken_away(real_pages: Datasette) -> None:
    page = await page_of(real_pages, "/practices?status=asylum-seeker&current=1")
    assert '<input type="checkbox" name="status" value="asylum-seeker" checked>' in form_of(page)
    assert '<input type="checkbox" name="current" value="1" checked>' in form_of(page)
    assert 'href="/practices?current=1"' in page.partition('class="chips"')[2]


@pytest.mark.parametrize("path", ["/organisations", "/events", "/documents?theme=advocacy", "/practices"])
async def test_counts_of_own_filters_are_what_they_leave_for_sure(path: str, real_pages: Datasette) -> None:
    kind = path[1:].partition("?")[0].removesuffix("s")
    ways = WAYS.findall((await page_of(real_pages, path)).partition('class="filters narrow"')[2])
    own = [(link, number) for link, number in ways if re.search(r"(type|network|freshness|year)=", link)]
    assert len(own) >= 3
    for link, number in own:
        body = (await real_pages.client.get(f"/search.json?kind={kind}&{unescape(link).partition('?')[2]}")).json()
        assert body["total"] - body["ask_first"] == int(number), link


async def test_a_search_is_narrowed_to_a_kind_of_record(real_pages: Datasette) -> None:
    assert 'href="/search?q=food&amp;kind=service"' in await page_of(real_pages, "/search?q=food")


@pytest.mark.parametrize(("language", "either"), [("", "or"), ("/fr", "ou")])
async def test_of_several_values_of_one_filter_any_will_do(language: str, either: str, real_pages: Datasette) -> None:
    page = await page_of(real_pages, f"{language}/services?need=food&need=shower&place=calais")
    chips = words(page.partition('class="chips"')[2].partition("</ul>")[0])
    assert re.search(rf"\) {either} \S+ ×", chips)
    assert len(re.findall(rf" {either} ", chips)) == 1
    assert re.search(rf"<bdi>[^<]+</bdi> {either} <bdi>", page.partition('class="paper-only asked"')[2])
    if not language:
        select = form_of(page).partition('id="filter-need"')[2].partition("</select>")[0]
        assert '<option value="">or also …</option>' in select


async def test_a_value_that_no_record_of_a_list_has_stays_in_its_form(real_pages: Datasette) -> None:
    form = form_of(await page_of(real_pages, "/practices?freshness=ended"))
    assert '<input type="checkbox" name="freshness" value="ended" checked>' in form


async def test_a_day_and_time_can_be_asked_for_beside_now(open_pages: OpenPages) -> None:
    site = await open_pages()
    moment = f"{NOW:%Y-%m-%d}T11:00"
    page = form_of(await page_of(site, f"/services?open={moment}"))
    assert f'<input type="datetime-local" id="filter-open" name="open" value="{moment}">' in page
    assert '<input type="checkbox" name="open" value="now">' in page
    now = form_of(await page_of(site, "/services?open=now"))
    assert 'name="open" value="now" checked>' in now and 'name="open" value="">' in now
    for box in ("now", f"{NOW:%Y-%m-%d}"):
        filled = await site.client.get(f"/services?q=&open={box}&open={moment}")
        assert filled.headers["location"] == f"/services?open={NOW:%Y-%m-%d}T11%3A00"


async def test_a_day_alone_is_told_in_words_and_kept(open_pages: OpenPages) -> None:
    page = await page_of(await open_pages(), f"/services?open={NOW:%Y-%m-%d}")
    assert f"open: {NOW:%-d %B %Y}" in words(page.partition('class="chips"')[2])
    assert f'<input type="checkbox" name="open" value="{NOW:%Y-%m-%d}" checked>' in form_of(page)
    assert "Open now" not in page
