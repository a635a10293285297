"""The collection in pictures: every number is one that the database and the search give too."""

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from datasette.app import Datasette
from factories import query, write
from serving import OpenPages

from web.plots.bars import Bar, bars
from web.plots.columns import Series, columns
from web.plots.network import SPACE, Node, Tie, layout, network

CELL = re.compile(r'<td class="shade-\d"><a href="/services\?([^"]+)" aria-label="[^"]+">(\d+)</a></td>')
LINK = re.compile(r'(?:href|src)="(/[^"#]*)')


async def links_of(site: Datasette, page: str) -> list[str]:
    """Addresses inside the site that a page names, each once."""
    text = (await site.client.get(page)).text
    return sorted({unescape(link) for link in LINK.findall(text)})


@pytest.mark.parametrize("page", ["/overview", "/overview?current=1"])
async def test_a_cell_is_what_the_search_finds_for_sure(real_pages: Datasette, page: str) -> None:
    cells = CELL.findall((await real_pages.client.get(page)).text)
    assert len(cells) > 100
    for asked, number in cells[::9]:
        found = (await real_pages.client.get(f"/search.json?kind=service&{unescape(asked)}")).json()
        assert found["total"] - found["ask_first"] == int(number), asked


async def test_places_are_called_as_in_the_language_of_the_page(real_pages: Datasette) -> None:
    text = (await real_pages.client.get("/ar/overview")).text
    assert '/ar/services?place=calais"><bdi>كاليه</bdi></a></th>' in text
    assert re.search(r'aria-label="[^"]+، كاليه"', text)


async def test_ages_are_those_of_the_database(real_pages: Datasette, real_database: Path) -> None:
    text = (await real_pages.client.get("/overview")).text
    for kind, table in (("Organisation", "organisations"), ("Good practice", "practices"), ("Service", "services")):
        row = re.search(rf'<th scope="row"><a href="/{table}"><bdi>{kind}</bdi></a></th>(.*?)</tr>', text, re.DOTALL)
        assert row is not None, kind
        *by_age, every = map(int, re.findall(r"<td>(\d+)</td>", row[1]))
        assert [(sum(by_age),), (every,)] == query(real_database, f"select count(*) from {table}") * 2


async def test_without_what_is_old_goes_along_to_other_languages(real_pages: Datasette) -> None:
    assert "/fr/overview?current=1" in await links_of(real_pages, "/overview?current=1")


async def test_needs_leave_out_what_has_ended_and_ages_tell_it_apart(real_pages: Datasette) -> None:
    text = (await real_pages.client.get("/overview")).text
    row = r'<th scope="row"><a href="/services\?need=shelter-housing"><bdi>[^<]+</bdi></a></th>(.*?)</tr>'
    places, ages = re.findall(row, text, re.DOTALL)
    anywhere = int(re.findall(r"<td>(\d+)</td>", places)[0])
    *_, ended, every = map(int, re.findall(r"<td>(\d+)</td>", ages))
    assert ended > 0
    assert anywhere == every - ended
    assert "All that has not ended" in text


async def test_years_count_every_event_document_and_source(real_pages: Datasette, real_database: Path) -> None:
    text = (await real_pages.client.get("/overview")).text
    events = set(re.findall(r'href="/events/([a-z0-9-]+)"', text))
    assert events == {event for (event,) in query(real_database, "select id from events")}
    for table in ("documents", "sources"):
        dated = re.findall(rf'href="/directory/{table}\?year=(\d+)"[^>]*>(\d+)<', text)
        sql = f"select year, count(*) from {table} where year is not null group by year order by year desc"
        assert [(int(year), int(number)) for year, number in dated] == query(real_database, sql)


async def test_every_member_of_solidar_and_the_platform_are_links_in_a_drawing(
    real_pages: Datasette, real_database: Path
) -> None:
    text = (await real_pages.client.get("/overview")).text
    drawn = set(
        re.findall(r'href="/organisations/([a-z0-9-]+)"', "".join(re.findall(r"<svg.*?</svg>", text, re.DOTALL)))
    )
    members = query(
        real_database, "select organisation_id from relations where role = 'member-of' and other_id = 'solidar'"
    )
    assert drawn >= {member for (member,) in members} | {"solidar", "plateforme-soutiens-migrants"}


async def test_every_link_answers(real_pages: Datasette) -> None:
    for link in await links_of(real_pages, "/overview"):
        assert (await real_pages.client.get(link)).status_code == 200, link


async def test_a_small_collection_without_networks_has_its_pictures(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "organisations/hostile", name="<b>& \"'", kind="network", ended={"value": "2020"})
    response = await (await open_pages()).client.get("/overview")
    assert response.status_code == 200
    assert "<b>" not in response.text


def test_bars_are_to_one_scale_and_mirrored_from_the_right() -> None:
    rows = [Bar("long", {"old": 3, "new": 1}), Bar("<short>", {"new": 2})]
    left = bars(rows, {"new": "New", "old": "Old"}, "ages", str, right_to_left=False)
    right = bars(rows, {"new": "New", "old": "Old"}, "ages", str, right_to_left=True)
    assert '<rect x="0%" y="22" width="25%"' in left
    assert '<rect x="25%" y="22" width="75%"' in left
    assert '<rect x="75%" y="22" width="25%"' in right
    assert "&lt;short&gt;" in left
    assert 'text-anchor="end"' in right


def test_nothing_to_draw_is_no_error() -> None:
    assert "<svg" in bars([], {}, "none", str, right_to_left=False)
    assert "<svg" in columns([Series("Events", "events", {})], "none", str, right_to_left=False)


def test_columns_have_every_year_between() -> None:
    drawn = columns([Series("Events", "events", {2019: 4, 2022: 1})], "years", str, right_to_left=False)
    assert [year for year in ("’19", "2020", "’21", "’22") if year in drawn] == ["’19", "2020", "’21", "’22"]
    assert drawn.count("<rect") == 2


def test_a_wheel_is_the_same_for_the_same_ties_and_no_names_meet() -> None:
    ties = [Tie(f"n{number}", f"n{number // 3}", "member-of") for number in range(1, 40)]
    nodes = [f"n{number}" for number in range(40)]
    places = layout(nodes, ties)
    assert places == layout([nodes[0], *reversed(nodes[1:])], ties[::-1])
    middle = places.pop("n0")
    for side in (True, False):
        heights = sorted(place.y for place in places.values() if (place.x > middle.x) is side)
        assert min(after - before for before, after in pairwise(heights)) >= SPACE


def test_names_in_a_wheel_are_text() -> None:
    drawn = network([Node("a", "<script>", "/a"), Node("b", "b", "/b")], [Tie("a", "b", "hosts")], "wheel")
    assert "<script>" not in drawn
