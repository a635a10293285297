"""What an address may ask for, and by which address a page is known."""

import pytest
from datasette.app import Datasette

from search.folding import LONGEST
from web.site import MOST_PARAMETERS


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
