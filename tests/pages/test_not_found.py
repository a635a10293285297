"""An address of no page leads on: to what may have been meant, and to the search."""

import re

import pytest
from datasette.app import Datasette
from serving import OpenPages

MEANT = {
    "/services/secours-catholique-day-centre-calai": "/services/secours-catholique-day-centre-calais",
    "/organisations/SOLIDAR": "/organisations/solidar",
    "/organisation/solidar": "/organisations/solidar",
    "/fr/organisations/auberge": "/fr/organisations/auberge-des-migrants",
    "/ar/places/calaiss": "/ar/places/calais",
    "/sources/solidar-calais-visits": "/sources/solidar-calais-visit",
}


def offered(page: str) -> list[str]:
    """Records that a page offers instead."""
    return re.findall(r'<li><a href="([^"]*)">', page.partition("<main")[2].partition("</main>")[0])


@pytest.mark.parametrize(("path", "meant"), MEANT.items())
async def test_a_near_id_is_offered(real_pages: Datasette, path: str, meant: str) -> None:
    response = await real_pages.client.get(path)
    assert response.status_code == 404
    assert meant in offered(response.text)
    assert len(offered(response.text)) <= 3


@pytest.mark.parametrize(
    "path", ["/nowhere", "/services/qqqq-zzzz-xxxx", "/nowhere/solidar", "/services/x/y/z", "/a//"]
)
async def test_nothing_is_offered_that_is_not_near(real_pages: Datasette, path: str) -> None:
    response = await real_pages.client.get(path)
    assert response.status_code == 404
    assert offered(response.text) == []


@pytest.mark.parametrize("prefix", ["", "/fr", "/ar"])
async def test_it_can_be_searched(real_pages: Datasette, prefix: str) -> None:
    page = (await real_pages.client.get(f"{prefix}/organisations/SOLIDARR")).text
    assert f'<form action="{prefix}/search" role="search">' in page
    assert 'name="q" value="SOLIDARR"' in page


async def test_what_is_offered_says_how_old_it_is(open_pages: OpenPages) -> None:
    page = (await (await open_pages()).client.get("/services/old-kitchens")).text
    assert re.search(r'href="/services/old-kitchen">.*?<span class="badge ended">', page)
