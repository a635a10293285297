"""From one page of results to the next and back, and what an address of results may say once only."""

import re

import pytest
from datasette.app import Datasette
from serving import OpenPages

from web.pages import results

ENDED = "The answers end before this page."


def buttons(page: str) -> dict[str, int]:
    """Where the buttons lead, by their words."""
    found = re.findall(r'name="offset" value="(\d+)">(\w+) results', page)
    return {word: int(offset) for offset, word in found}


async def test_behind_the_last_page_stands_the_way_back(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/services?limit=7&offset=9000")).text
    assert ENDED in page
    assert set(buttons(page)) == {"Earlier"}
    last = (await real_pages.client.get(f"/services?limit=7&offset={buttons(page)['Earlier']}")).text
    assert ENDED not in last
    assert '<ol class="results">' in last
    assert set(buttons(last)) == {"Earlier"}


async def test_where_nothing_answers_there_is_no_way_back(open_pages: OpenPages) -> None:
    page = (await (await open_pages()).client.get("/events?q=zqxzqx&offset=40")).text
    assert "Nothing here answers that." in page
    assert ENDED not in page
    assert buttons(page) == {}


async def test_no_button_leads_further_than_an_address_may_ask(
    real_pages: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "FURTHEST", 20)
    assert buttons((await real_pages.client.get("/services?limit=20")).text) == {"More": 20}
    assert buttons((await real_pages.client.get("/services?limit=21")).text) == {}


@pytest.mark.parametrize(
    "asked", ["open=now&open=xx", "current=1&current=0", "limit=2&limit=3", "offset=1&offset=2", "q=food&q=bed"]
)
@pytest.mark.parametrize("path", ["/services", "/search.json"])
async def test_one_value_is_not_given_twice(real_pages: Datasette, path: str, asked: str) -> None:
    response = await real_pages.client.get(f"{path}?{asked}")
    assert response.status_code == 400
    assert f"{asked.partition('=')[0]}: give one value only." in response.text


@pytest.mark.parametrize("asked", ["q=food&q=food", "limit=2&limit=2"])
async def test_a_value_given_again_says_nothing_else(real_pages: Datasette, asked: str) -> None:
    assert (await real_pages.client.get(f"/services?{asked}")).status_code == 200


@pytest.mark.parametrize("asked", ["area=coast&area=france", "open=now&open=xx"])
async def test_the_map_is_not_asked_for_twice_either(real_pages: Datasette, asked: str) -> None:
    assert (await real_pages.client.get(f"/map?{asked}")).status_code == 400
