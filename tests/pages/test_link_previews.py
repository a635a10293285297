"""What the preview of a link says of a page: how old its words are, in one language, with a picture of our own."""

from html import unescape
from pathlib import Path

import pytest
from factories import write, write_vocabulary
from serving import OpenPages

from web.site import site_of


async def test_the_preview_of_a_link_says_that_words_are_old(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "organisations/gone", summary={"en": "Gave out tents."}, ended={"value": "2019"})
    write(folder, "practices/old", as_of="2019")
    write_vocabulary(folder, "service-statuses", "active", "planned")
    planned = {"value": "planned", "as_of": "2026-09", "sources": ["visit-report"]}
    write(folder, "services/tent", name={"en": "Tent"}, as_of="2026-09", status=planned)
    site = await open_pages()
    for path, told in {
        "/services/day-centre": "Social grocery",
        "/services/old-kitchen": "ended: Kitchen in the old school",
        "/services/tent": "Planned: no source says that it has begun. Tent",
        "/organisations/gone": "ended: Gave out tents.",
        "/practices/old": "historical: Six groups share one store.",
    }.items():
        page = (await site.client.get(path)).text
        assert f'<meta name="description" content="{told}">' in page
        assert f'<meta property="og:description" content="{told}">' in page


async def test_a_preview_has_one_language_in_a_sentence(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "practices/old", as_of="2019")
    write(folder, "organisations/gone", summary={"fr": "Donnait des tentes."}, ended={"value": "2019"})
    site = await open_pages()
    for path, told in {
        "/fr/practices/old": "historical : l’information la plus récente a plus de trois ans, ou a été mise en doute"
        " depuis. Six groups share one store.",
        "/fr/organisations/gone": "ended : Donnait des tentes.",
        "/organisations/gone": "ended: it has ended. Donnait des tentes.",
    }.items():
        page = unescape((await site.client.get(path)).text).replace("\u00a0", " ")
        assert f'<meta name="description" content="{told}">' in page, path
        assert f'<meta property="og:description" content="{told}">' in page, path


@pytest.mark.parametrize("path", ["/", "/fr/services", "/ar/services/day-centre", "/nowhere"])
async def test_the_preview_of_a_link_has_a_picture_of_our_own(open_pages: OpenPages, path: str) -> None:
    site = await open_pages()
    site_of(site).address = "https://directory.example"
    page = (await site.client.get(path)).text
    assert '<meta property="og:image" content="https://directory.example/static/card.png">' in page
    picture = await site.client.get("/static/card.png")
    assert picture.headers["content-type"] == "image/png"
    assert len(picture.content) < 40_000
