"""Filters of some kinds of records only: type, network, freshness and year."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from datasette.app import Datasette
from factories import write
from reading import options, page_of, words
from serving import OpenPages

NOW = datetime.now(UTC)


async def asked(site: Datasette, query: str) -> tuple[set[str], set[str]]:
    """Ids of what answers for sure, and of what is to be asked first."""
    body = (await site.client.get(f"/search.json?{query}&limit=100")).json()
    ids = [each["id"] for each in body["results"]]
    sure = body["total"] - body["ask_first"]
    return set(ids[:sure]), set(ids[sure:])


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
    "../2025": (set(), {"2024", "2025", "2026"}),
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


async def test_vocabularies_of_types_lead_to_their_records(real_pages: Datasette) -> None:
    page = await page_of(real_pages, "/vocabularies/event-kinds")
    assert 'href="/search?type=study-visit"' in page
