"""An address loses what nobody filled in and what no page knows, but is told what is misspelt; tables keep theirs."""

import pytest
from datasette.app import Datasette
from reading import page_of, words


@pytest.mark.parametrize(
    ("path", "clean"),
    [
        ("/services?q=&need=food&need=&audience=", "/services?need=food"),
        ("/fr/search?q=", "/fr/search"),
        ("/map?kind=service&area=coast&need=", "/map?kind=service&area=coast"),
        ("/events/?r=services/soup&q=&offset=20", "/events/?r=services/soup&offset=20"),
        ("/services?q=&need=food&utm_source=x", "/services?need=food"),
    ],
)
async def test_an_address_loses_what_nobody_filled(path: str, clean: str, real_pages: Datasette) -> None:
    response = await real_pages.client.get(path)
    assert (response.status_code, response.headers["location"]) == (301, clean)
    assert (await real_pages.client.get(clean)).status_code == 200


TRACKED = "utm_source=news&utm_campaign=May&fbclid=abc&gclid=def&mc_eid=12345"


@pytest.mark.parametrize("path", ["/services?need=food", "/fr/search?q=food", "/map?need=food", "/organisations"])
async def test_what_apps_add_to_follow_readers_stops_nobody_and_goes_no_further(
    path: str, real_pages: Datasette
) -> None:
    tracked = f"{path}{'&' if '?' in path else '?'}{TRACKED}"
    assert await page_of(real_pages, tracked) == await page_of(real_pages, path)


@pytest.mark.parametrize("path", ["/search.json?q=food", "/download/services.csv?q=food", "/suggest.json?q=foo"])
async def test_nor_does_it_stop_programs(path: str, real_pages: Datasette) -> None:
    assert (await real_pages.client.get(f"{path}&{TRACKED}")).status_code == 200


async def test_what_is_misspelt_is_still_told(real_pages: Datasette) -> None:
    response = await real_pages.client.get("/services?utm_source=x&neeed=food")
    assert response.status_code == 400
    assert "Did you mean need?" in words(response.text)


@pytest.mark.parametrize(
    "path", ["/services?place=calais", "/map?need=food", "/", "/services/115-emergency-accommodation-line"]
)
async def test_links_drop_what_no_page_knows(real_pages: Datasette, path: str) -> None:
    foreign = "_source=" + "x" * 3_000
    page = await page_of(real_pages, f"{path}{'&' if '?' in path else '?'}{foreign}")
    assert "xxx" not in page
    kept = await page_of(real_pages, path)
    assert page == kept


async def test_tables_keep_their_parameters(real_pages: Datasette) -> None:
    response = await real_pages.client.get("/sources?_sort=title&_size=5")
    assert response.headers["location"] == "/directory/sources?_sort=title&_size=5"
