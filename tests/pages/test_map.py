"""The map: every record where it is published to be, no finer, and as many as the filters leave."""

import re
from html import unescape
from pathlib import Path

import pytest
from datasette.app import Datasette
from factories import query, write
from reading import page_of
from serving import OpenPages

from web.map_windows import WINDOWS

ITEM = re.compile(
    r"<li(?: data-at=\"([^\"]+)\")?>\s*<a href=\"[^\"]*[?;]place=([^\"&]+)\"><bdi[^>]*>.*?</bdi></a>: (\d*)"
)
MARK = re.compile(r'<a class="mark[^"]*" href="([^"]+)" data-l="(\d+)"[^>]*><title>([^<]+)</title>')
GIVEN = """
select place_id, count(distinct service_id) filter (where freshness <> 'ended' and {now})
from service_locations join services on services.id = service_id {where} group by place_id
""".replace("{now}", "coalesce(until_latest, '9999') >= date('now')")
SUM = re.compile(
    r"(\d+) services · (\d+) of them on the map · (?:(\d+) of them known by a wider area only · )?(\d+) of them"
)


def listed(page: str) -> dict[str, int]:
    """How many records the list has at each place."""
    return {place: int(number or 0) for _, place, number in ITEM.findall(page)}


def drawn(page: str) -> list[str]:
    """What marks are called."""
    return [unescape(title) for _, _, title in MARK.findall(page)]


def place(folder: Path, name: str, latitude: float = 50.95194, longitude: float = 1.85635) -> None:
    centroid = {"latitude": latitude, "longitude": longitude}
    write(folder, "places/calais", name={"en": name}, country="FR", timezone="Europe/Paris", centroid=centroid)


@pytest.mark.parametrize("window", WINDOWS)
async def test_every_window_lists_every_place(real_pages: Datasette, real_database: Path, window: str) -> None:
    page = await page_of(real_pages, f"/map?area={window}")
    assert listed(page) == dict(query(real_database, GIVEN.format(where="")))
    assert f"/static/map/{window}.svg#land" in page


@pytest.mark.parametrize(
    ("kind", "sql"),
    [
        (
            "organisation",
            "select coalesce(address_place, base) place, sum(freshness <> 'ended') from organisations group by place",
        ),
        ("practice", "select place_id, count(*) from practice_places group by place_id"),
        ("event", "select place_id, count(*) from event_places group by place_id"),
    ],
)
async def test_other_kinds_have_maps_too(real_pages: Datasette, real_database: Path, kind: str, sql: str) -> None:
    counts = {place: number for place, number in query(real_database, sql) if place}
    assert listed(await page_of(real_pages, f"/map?kind={kind}")) == counts


async def test_filters_mean_what_they_mean_in_the_list(real_pages: Datasette, real_database: Path) -> None:
    asked = "need=food&place=calais&current=1"
    answer = (await real_pages.client.get(f"/search.json?kind=service&limit=100&{asked}")).json()
    ids = ", ".join(f"'{result['id']}'" for result in answer["results"])
    where = f"where service_id in ({ids})"
    assert answer["total"] == len(answer["results"]) > 0
    assert listed(await page_of(real_pages, f"/map?{asked}")) == dict(query(real_database, GIVEN.format(where=where)))


async def test_a_chosen_place_opens_the_closest_window_around_it(real_pages: Datasette) -> None:
    for chosen, window in {"grande-synthe": "coast", "paris": "channel", "lyon": "france", "warsaw": "europe"}.items():
        assert f"/static/map/{window}.svg" in await page_of(real_pages, f"/map?place={chosen}"), chosen
    assert "/static/map/coast.svg" in await page_of(real_pages, "/map?place=mali")


async def test_a_window_without_the_chosen_place_gives_way(real_pages: Datasette) -> None:
    """The form sends the window that was shown, whatever place is chosen in it."""
    page = await page_of(real_pages, "/map?area=coast&place=paris")
    assert "/static/map/channel.svg" in page
    assert "place=paris&amp;area=coast" not in page
    assert "place=paris&amp;area=france" in page
    assert "/static/map/france.svg" in await page_of(real_pages, "/map?area=france&place=paris")


async def test_what_is_chosen_stays_chosen(real_pages: Datasette) -> None:
    page = await page_of(real_pages, "/map?need=food&r=services/sample")
    assert '<input type="hidden" name="r" value="services/sample">' in page
    assert '"/services?need=food&amp;place=calais&amp;r=services/sample"' in page


async def test_links_lead_to_the_list_under_the_same_filters(real_pages: Datasette) -> None:
    page = await page_of(real_pages, "/fr/map?need=food&kind=service&area=coast")
    assert '<a href="/fr/services?need=food&amp;place=calais">' in page
    assert all(href.startswith("/fr/services?need=food&amp;place=") for href, _, _ in MARK.findall(page))


async def test_to_start_anew_leaves_kind_and_window(real_pages: Datasette) -> None:
    page = await page_of(real_pages, "/map?theme=borders-and-policies&kind=event&area=europe&r=services/sample")
    assert '<a class="button" href="/map?kind=event&amp;area=europe&amp;r=services/sample">Start anew</a>' in page


@pytest.mark.parametrize(
    "parameters", ["area=moon", "kind=document", "q=food", "need=gold", "limit=3", "open=soon", "area=%00"]
)
async def test_a_wrong_parameter_is_told(real_pages: Datasette, parameters: str) -> None:
    response = await real_pages.client.get(f"/map?{parameters}")
    assert response.status_code == 400


async def test_a_place_without_a_point_is_listed_and_not_drawn(open_pages: OpenPages) -> None:
    page = await page_of(await open_pages(), "/map")
    assert listed(page) == {"calais": 2}
    assert "Known by a wider area only" in page
    assert drawn(page) == []


async def test_what_is_withheld_stands_at_its_commune_and_an_exact_door_at_its_own(
    open_pages: OpenPages, folder: Path
) -> None:
    place(folder, "Calais")
    address = {"precision": "exact", "street": "1 rue Haute", "latitude": 50.91, "longitude": 1.95}
    locations = [{"place": "calais", "address": {**address, "sources": ["centre-page"]}}]
    write(folder, "services/door", name={"en": "Door"}, locations=locations)
    site = await open_pages()
    page = await page_of(site, "/map")
    assert listed(page) == {"calais": 3}
    assert 'data-at="50.95194 1.85635"' in page
    assert "50.91" not in page
    assert sorted(set(drawn(page))) == ["Calais: 1 service", "Calais: 2 services"]
    assert '<a class="mark old" href="/services/door"' in page or '<a class="mark" href="/services/door"' in page


async def test_what_has_ended_is_listed_and_not_drawn(open_pages: OpenPages, folder: Path) -> None:
    place(folder, "Calais")
    write(folder, "services/old-kitchen", locations=[{"place": "calais"}], until={"value": "2020"})
    write(folder, "places/lille", name={"en": "Lille"}, country="FR")
    write(folder, "services/gone", locations=[{"place": "lille"}], until={"value": "2020"})
    page = await page_of(await open_pages(), "/map")
    assert listed(page) == {"calais": 2, "lille": 0}
    assert "2 more have ended and are not counted." in page
    assert page.count('<span class="badge ended">1 ') == 2
    assert set(drawn(page)) == {"Calais: 2 services"}


async def test_circle_list_and_sum_count_the_same_records(real_pages: Datasette) -> None:
    page = await page_of(real_pages, "/map?area=europe")
    told = re.search(SUM, re.sub(r"\s+", " ", page))
    assert told
    total, drawn_there, wide, placeless = (int(number or 0) for number in told.groups())
    assert total == drawn_there + wide + placeless
    assert f"Europe ({drawn_there})" in page
    close = await page_of(real_pages, "/map?area=coast&place=grande-synthe")
    assert f"Grande-Synthe: {listed(close)['grande-synthe']} services" in drawn(close)


async def test_what_is_to_ask_first_is_told_apart(open_pages: OpenPages, folder: Path) -> None:
    """Nobody knows that the night round speaks Arabic, and of the day centre somebody said so."""
    place(folder, "Calais")
    write(folder, "places/lille", name={"en": "Lille"}, country="FR", centroid={"latitude": 50.63, "longitude": 3.06})
    write(folder, "services/lille-round", locations=[{"place": "lille"}])
    site = await open_pages()
    page = await page_of(site, "/map?area=france&language=ar")
    assert '<p role="status">3 services: 1 for sure, 2 to ask first · 3 of them on the map</p>' in page
    assert set(drawn(page)) == {"Calais: 2 services, 1 to ask first", "Lille: 1 service, 1 to ask first"}
    marks = dict(re.findall(r'<a class="mark([^"]*)".*?<title>(\w+).*?(?=</a>)', page, re.S)[::-1])
    assert {name: "ask" in states.split() for states, name in marks.items()} == {"Calais": False, "Lille": True}
    assert ">1?</text>" in page
    assert ">2</text>" in page
    without = await page_of(site, "/map?area=france")
    assert "to ask first ·" not in without
    assert ' ask"' not in without


async def test_what_is_drawn_is_told_once(real_pages: Datasette) -> None:
    """The title of a mark says all that stands in it: its number and its name would be read out again."""
    page = await page_of(real_pages, "/map")
    marks = re.findall(r'<a class="mark.*?</a>', page, re.S)
    assert marks
    assert all(re.search(r'</title><g aria-hidden="true">.*</g></a>$', mark, re.S) for mark in marks)


async def test_places_are_called_as_in_the_language_of_the_page(real_pages: Datasette) -> None:
    page = await page_of(real_pages, "/ar/map")
    assert "<bdi>كاليه</bdi></a>" in page
    assert [title for title in drawn(page) if title.startswith("كاليه")]


async def test_names_are_text(open_pages: OpenPages, folder: Path) -> None:
    place(folder, '</title><script>alert("1")</script>' + "&" * 200)
    page = await page_of(await open_pages(), "/map")
    assert "<script>alert" not in page
    assert drawn(page)[0].startswith('</title><script>alert("1")')


async def test_no_place_needs_no_points_at_all(open_pages: OpenPages, folder: Path) -> None:
    for service in ("night-round", "day-centre", "old-kitchen"):
        write(folder, f"services/{service}")
    page = await page_of(await open_pages(), "/map")
    assert "3 services" in page
    assert "3 of them without a named place" in page


async def test_the_page_and_its_parts_stay_small(real_pages: Datasette) -> None:
    for window in WINDOWS:
        page = await page_of(real_pages, f"/map?area={window}&kind=organisation")
        assert len(page) < 110_000
