"""Pictures of needs: one for each that people meet, before its words."""

import re
from pathlib import Path
from xml.etree import ElementTree

from datasette.app import Datasette
from factories import query, write, write_vocabulary
from serving import ROOT, OpenPages

from search.library import NEEDS

SPRITE = ROOT / "static/needs.svg"
SHOWN = re.compile(r'<svg aria-hidden="true"><use href="/static/needs\.svg#([a-z-]+)"/></svg>')
BROADEST = """
select distinct terms.id from service_needs
join term_within on term_within.scheme = 'needs' and term = need
join vocabulary_terms as terms on terms.scheme = 'needs' and terms.id = within
where terms.broader is null
"""
SYMBOL = "{http://www.w3.org/2000/svg}symbol"


def drawn() -> list[ElementTree.Element]:
    return ElementTree.parse(SPRITE).getroot().findall(SYMBOL)


async def test_every_tile_has_its_picture(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/")).text
    tiles = SHOWN.findall(page.partition('<ul class="tiles">')[2].partition("</ul>")[0])
    assert tiles == list(NEEDS)
    assert set(tiles) <= {symbol.get("id") for symbol in drawn()}


def test_every_broad_need_of_a_service_has_its_picture(real_database: Path) -> None:
    needs = {need for (need,) in query(real_database, BROADEST)}
    assert needs
    assert needs <= {symbol.get("id") for symbol in drawn()}


def test_pictures_are_of_one_hand_and_light() -> None:
    styles = {tuple((name, value) for name, value in symbol.items() if name != "id") for symbol in drawn()}
    assert len(styles) == 1
    assert SPRITE.stat().st_size < 8000


async def test_needs_stand_beside_the_picture_of_the_broad_one(open_pages: OpenPages, folder: Path) -> None:
    meal = {"id": "meal", "broader": "food", "labels": {"en": {"preferred": "Meal"}}}
    soup = {"id": "soup", "broader": "meal", "labels": {"en": {"preferred": "Soup"}}}
    write_vocabulary(folder, "needs", "food", "shower", meal, soup)
    write(folder, "services/day-centre", needs=["soup", "meal"])
    site = await open_pages()
    for page in ("/services/day-centre", "/services?need=soup"):
        text = (await site.client.get(page)).text
        line = re.search(r'<ul class="needs">(.*?)</ul>', text, re.DOTALL)
        assert line, page
        assert SHOWN.findall(line[1]) == ["food"]
        assert re.findall(r"<bdi>(\w+)</bdi>", line[1]) == ["Soup", "Meal"]
