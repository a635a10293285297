"""Each list offers the filters that its records can answer, counts by them, and takes all others from the address."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from datasette.app import Datasette
from factories import write
from reading import page_of, words
from serving import OpenPages

NOW = datetime.now(UTC)
FORM = re.compile(r'<details class="filters">(.*?)</details>', re.S)
WAYS = re.compile(r'<a href="([^"]+)">[^<]*</a> \((\d+)\)')
ADDED = re.compile(r'<(?:select|input type="(?:checkbox|datetime-local)")[^>]* name="([a-z]+)"')


def form_of(page: str) -> str:
    """The fields of the filters."""
    found = FORM.search(page)
    return found[1] if found else ""


def options(page: str, name: str) -> set[str]:
    """What a filter offers."""
    select = re.search(rf'<select id="filter-{name}"(.*?)</select>', page, re.S)
    assert select, name
    return set(re.findall(r'<option value="([^"]+)"', select[1]))


async def asked(site: Datasette, query: str) -> tuple[set[str], set[str]]:
    """Ids of what answers for sure, and of what is to be asked first."""
    body = (await site.client.get(f"/search.json?{query}&limit=100")).json()
    ids = [each["id"] for each in body["results"]]
    sure = body["total"] - body["ask_first"]
    return set(ids[:sure]), set(ids[sure:])


# What is offered


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


# Type, network, freshness, year


async def test_a_type_keeps_its_records_and_is_where_a_record_page_leads(real_pages: Datasette) -> None:
    page = await page_of(real_pages, "/organisations/auberge-des-migrants")
    assert 'href="/organisations?type=association"' in page
    rows = (await real_pages.client.get("/download/organisations.json?type=federation&type=foundation")).json()["rows"]
    assert {row["kind"] for row in rows} == {"Federation", "Foundation"}
    events, _ = await asked(real_pages, "type=study-visit&kind=event")
    every, _ = await asked(real_pages, "type=study-visit")
    assert every == events != set()


@pytest.mark.parametrize(("folder_of", "key"), [("events", "visit"), ("documents", "report-2025")])
async def test_events_and_documents_lead_to_those_of_their_type(
    folder_of: str, key: str, open_pages: OpenPages
) -> None:
    kind = {"events": "study-visit", "documents": "report"}[folder_of]
    assert f'href="/fr/{folder_of}?type={kind}"' in await page_of(await open_pages(), f"/fr/{folder_of}/{key}")


async def test_a_network_leaves_out_those_who_have_left_it(open_pages: OpenPages, folder: Path) -> None:
    for name, until in (("stays", "2099"), ("left", "2019-12")):
        tie = {"role": "member-of", "organisation": "network", "until": until, "sources": ["visit-report"]}
        write(folder, f"organisations/{name}", name=name.title(), relations=[tie])
    sure, unsure = await asked(await open_pages(), "network=network")
    assert "stays" in sure and "left" not in sure | unsure


async def test_a_network_keeps_its_members(open_pages: OpenPages, folder: Path) -> None:
    tie = {"role": "member-of", "organisation": "network", "sources": ["visit-report"]}
    write(folder, "organisations/joined", name="Joined", relations=[tie])
    site = await open_pages()
    sure, unsure = await asked(site, "network=network")
    assert "joined" in sure and not unsure
    assert "network" not in sure
    page = await page_of(site, "/organisations?network=network")
    name = re.search(r"<h1><bdi>([^<]*)", await page_of(site, "/organisations/network"))
    assert name and f"<bdi>{name[1]}</bdi>" in page.partition('class="chips"')[2]
    assert (await site.client.get("/organisations?network=joined")).status_code == 400


async def test_freshness_is_that_of_today_and_several_add_up(open_pages: OpenPages, folder: Path) -> None:
    ages = {"new": f"{NOW:%Y-%m}", "older": f"{NOW.year - 2}-06", "oldest": "2015", "timeless": None}
    for name, as_of in ages.items():
        write(folder, f"services/{name}", name={"en": name}, **({"as_of": as_of} if as_of else {}))
    over = {"value": f"{NOW.year - 1}"}
    write(folder, "services/over", name={"en": "over"}, as_of=f"{NOW:%Y-%m}", until=over)
    site = await open_pages()
    each = {age: await asked(site, f"freshness={age}") for age in ("current", "ageing", "historical", "undated")}
    for age, name in zip(each, ages, strict=True):
        assert name in each[age][0]
        assert not each[age][1]
        assert sum(name in sure for sure, _ in each.values()) == 1
    assert "over" in (await asked(site, "freshness=ended"))[1]
    either, _ = await asked(site, "freshness=current&freshness=ageing")
    assert either == each["current"][0] | each["ageing"][0]
    kinds = "kind=service&kind=organisation&kind=practice"
    assert either == (await asked(site, f"{kinds}&current=1"))[0]


async def test_a_year_keeps_what_is_of_it_and_asks_first_of_what_tells_none(
    open_pages: OpenPages, folder: Path
) -> None:
    for year in ("2024", "2025"):
        write(folder, f"events/of-{year}", title={"en": f"Of {year}"}, date=f"{year}-03-05/{year}-03-06")
        write(folder, f"documents/of-{year}", title=f"Of {year}", date=year)
    write(folder, "events/whenever", title={"en": "Whenever"})
    site = await open_pages()
    sure, unsure = await asked(site, "year=2024")
    assert sure == {"of-2024"}
    assert "whenever" in unsure and "of-2025" not in unsure
    page = await page_of(site, "/events?year=2024")
    assert "Ask first: of which year it is" in words(page)
    assert options(page, "year") == {"2024", "2025"}
    rows = (await site.client.get("/download/events.json?year=2024")).json()["rows"]
    assert rows[0]["id"] == "of-2024"
    assert {row["id"]: row["reasons"] for row in rows}["whenever"] == "of which year it is"
    assert (await site.client.get("/events?year=1999")).status_code == 400


YEARS = {
    "2025-12-28/2026-01-03": ({"2025", "2026"}, set()),
    "2024/..": ({"2024", "2025", "2026"}, set()),
    "[2024,2025]": (set(), {"2024", "2025"}),
    "2025?": ({"2025"}, set()),
    "../2025": ({"2025"}, set()),
    "XXXX-03-30": (set(), {"2024", "2025", "2026"}),
}


@pytest.mark.parametrize("date, told", YEARS.items(), ids=YEARS)
async def test_a_span_is_of_each_of_its_years_and_one_of_several_is_asked_first(
    date: str, told: tuple[set[str], set[str]], open_pages: OpenPages, folder: Path
) -> None:
    for year in ("2024", "2025", "2026"):
        write(folder, f"documents/of-{year}", title=f"Of {year}", date=year)
    write(folder, "events/told", title={"en": "Told"}, date=date)
    site = await open_pages()
    halves = {year: await asked(site, f"year={year}") for year in ("2024", "2025", "2026")}
    assert tuple({year for year, found in halves.items() if "told" in found[half]} for half in (0, 1)) == told


# Several values


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


# Day and time


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


# Addresses


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


async def test_vocabularies_of_types_lead_to_their_records(real_pages: Datasette) -> None:
    page = await page_of(real_pages, "/vocabularies/event-kinds")
    assert 'href="/search?type=study-visit"' in page
