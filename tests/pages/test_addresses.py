"""What an address may ask for, and by which address a page is known."""

import re
from html import escape, unescape

import pytest
from datasette.app import Datasette
from serving import OpenPages

from search.folding import LONGEST
from web.site import MOST_PARAMETERS, site_of

CANONICAL = r'<(?:link rel="canonical" href|meta property="og:url" content)="([^"]+)">'


def known_by(page: str) -> set[str]:
    """Addresses by which a page says it is known."""
    return {unescape(address).removeprefix("http://localhost") for address in re.findall(CANONICAL, page)}


@pytest.mark.parametrize("path", ["/services", "/fr/search", "/map", "/chosen", "/about"])
async def test_an_address_cannot_ask_for_a_page_without_end(real_pages: Datasette, path: str) -> None:
    many = "&".join(f"_x={number}" for number in range(MOST_PARAMETERS + 1))
    response = await real_pages.client.get(f"{path}?{many}")
    assert response.status_code == 400
    assert len(response.content) < 100_000
    if not path.startswith("/fr"):
        assert "choose fewer filters" in response.text


async def test_what_is_given_again_adds_nothing(real_pages: Datasette) -> None:
    once = await real_pages.client.get("/services?language=am&language=ar")
    often = await real_pages.client.get("/services?" + "&".join(["language=am", "language=ar"] * 550))
    assert (often.status_code, often.text) == (200, once.text)


async def test_of_a_long_question_links_have_what_is_read(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/search?need=food&q=" + "s" * 15_000)).text
    assert "s" * LONGEST in page
    assert "s" * (LONGEST + 1) not in page


ELSEWHERE = {"host": "elsewhere.example"}


@pytest.mark.parametrize(
    "path", ["/", "/services/day-centre", "/chosen?r=services/day-centre", "/sitemap.xml", "/changes.atom", "/nowhere"]
)
async def test_the_site_tells_the_address_that_is_set(open_pages: OpenPages, path: str) -> None:
    site = await open_pages()
    site._metadata_local["plugins"] = {"pages": {"address": "https://directory.example/"}}
    await site_of(site).open()
    page = (await site.client.get(path, headers=ELSEWHERE)).text
    assert "https://directory.example/" in page
    assert "https://directory.example//" not in page
    assert "elsewhere" not in page


async def test_without_a_set_address_the_one_asked_is_told(open_pages: OpenPages) -> None:
    page = (await (await open_pages()).client.get("/about", headers=ELSEWHERE)).text
    assert '<link rel="canonical" href="http://elsewhere.example/about">' in page


async def test_the_feed_is_the_same_whatever_was_chosen(real_pages: Datasette) -> None:
    feed = await real_pages.client.get("/changes.atom")
    assert (await real_pages.client.get("/changes.atom?r=services/day-centre&x=1")).text == feed.text


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/about?x=1", "/about"),
        ("/?utm_source=letter", "/"),
        ("/fr/needs?q=food", "/fr/needs"),
        ("/services/?_source=letter&place=calais", "/services?place=calais"),
        ("/search?q=food&r=services/day-centre&offset=20", "/search?q=food&offset=20"),
        ("/fr/map?area=coast&need=food&_x=1", "/fr/map?area=coast&need=food"),
        ("/chosen?r=services/day-centre", "/chosen?r=services/day-centre"),
        ("/overview?current=1&x=1", "/overview?current=1"),
        ("/services/day-centre?x=1", "/services/day-centre"),
    ],
)
async def test_a_page_is_known_by_what_makes_it_another(open_pages: OpenPages, path: str, known: str) -> None:
    page = (await (await open_pages()).client.get(path)).text
    assert known_by(page) == {known}
    assert f'hreflang="x-default" href="http://localhost{escape(known.removeprefix("/fr"))}"' in page


@pytest.mark.parametrize("prefix", ["/fr", "/ar"])
async def test_a_language_alone_is_its_home_page(real_pages: Datasette, prefix: str) -> None:
    alone, home = [await real_pages.client.get(path) for path in (prefix, f"{prefix}/")]
    assert (alone.status_code, known_by(alone.text)) == (200, known_by(home.text))


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/en", "/"),
        ("/en/", "/"),
        ("/en/services/", "/services"),
        ("/en/search?q=food&need=meal", "/search?q=food&need=meal"),
        ("/en/services/day-centre", "/services/day-centre"),
    ],
)
async def test_english_has_no_prefix(real_pages: Datasette, path: str, location: str) -> None:
    response = await real_pages.client.get(path)
    assert (response.status_code, response.headers["location"]) == (301, location)


@pytest.mark.parametrize("path", ["/en//elsewhere.example", "/en/\\elsewhere.example", "/english"])
async def test_no_prefix_leads_away_from_the_site(real_pages: Datasette, path: str) -> None:
    assert (await real_pages.client.get(path)).status_code == 404


@pytest.mark.parametrize("number", ["0", "2", "999999", "1000000", "9" * 5_000])
async def test_a_part_of_the_sitemap_that_is_not_there(real_pages: Datasette, number: str) -> None:
    assert (await real_pages.client.get(f"/sitemap-{number}.xml")).status_code == 404


async def test_a_list_that_is_too_long_says_so_and_is_shown(real_pages: Datasette) -> None:
    keys = "&".join(f"r=services/number-{number}" for number in range(3 * MOST_PARAMETERS))
    assert (await real_pages.client.get(f"/chosen?{keys}")).status_code == 200
