"""What the card of a result says of its record: dates, languages, plans, checks."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from factories import write, write_vocabulary
from reading import page_of, words
from serving import OpenPages

NOW = datetime.now(UTC)
SPOKEN = {"language": "ar", "sources": ["visit-report"]}


async def test_a_card_says_of_when_the_languages_are(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "services/soup", languages=[{**SPOKEN, "as_of": "2022"}], as_of="2026-09")
    write(folder, "services/tea", name={"en": "Tea"}, languages=[{**SPOKEN, "as_of": f"{NOW:%Y-%m}"}])
    site = await open_pages()
    sure, _, unsure = (await page_of(site, "/services?language=ar")).partition("<h2>Ask first</h2>")
    assert "/services/tea" in sure and "/services/soup" not in sure
    assert "Spoken there: Shown (2022)" in words(unsure)
    assert "Ask first: which languages are spoken today (last told: 2022)" in words(unsure)
    assert "which languages are spoken today" not in words(sure)
    rows = (await site.client.get("/download/services.json?language=ar")).json()["rows"]
    assert {row["id"]: row["reasons"] for row in rows}["soup"] == ("which languages are spoken today (last told: 2022)")


async def test_a_card_says_what_its_date_is_of(open_pages: OpenPages, folder: Path) -> None:
    note = {"en": "hot drinks at Loon-Plage; the rest is of July 2023, on a page of 31 August 2023, or undated"}
    write(folder, "services/soup", as_of="2026-09", as_of_note=note)
    site = await open_pages()
    told = "About that date: hot drinks at Loon-Plage; the rest is of July 2023, on a page of 31 August 2023, or …"
    for path in ("/services?q=soup", "/chosen?r=services/soup"):
        assert told in words(await page_of(site, path))
    shared = re.search(r'<textarea id="share-text"[^>]*>(.*?)</textarea>', await page_of(site, "/services/soup"), re.S)
    assert shared
    assert f"About that date: {note['en']}" in shared[1].splitlines()


@pytest.mark.parametrize(
    ("folder_of", "told"),
    [
        ("events", "Visit to Calais sources: shown 10 October, year unknown"),
        ("documents", "Rapport annuel sources: shown Published: May 2025"),
        ("glossary", "maraude sources: shown"),
    ],
)
async def test_what_does_not_age_tells_its_own_date_and_misses_no_other(
    open_pages: OpenPages, folder: Path, folder_of: str, told: str
) -> None:
    write_vocabulary(folder, "source-kinds", "press")
    write(folder, "sources/visit-report", date="2026-06-30", kind="press")
    site = await open_pages()
    page = words(await page_of(site, f"/{folder_of}"))
    key = {"events": "visit", "documents": "report-2025", "glossary": "maraude"}[folder_of]
    record = words(await page_of(site, f"/{folder_of}/{key}"))
    assert told in page
    assert "no source tells a date" not in page + record + words(await page_of(site, f"/chosen?r={folder_of}/{key}"))


async def test_what_ages_says_that_no_source_tells_a_date(open_pages: OpenPages) -> None:
    site = await open_pages()
    for path in ("/organisations", "/organisations/network", "/practices", "/practices/shared-store"):
        assert "no source tells a date" in words(await page_of(site, path))


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2023-03/2025-12", "ran, as far as sources tell: March 2023 to December 2025 · last attested: November 2025"),
        ("2023-03/..", None),
        (f"2023-03/{NOW:%Y}", None),
    ],
)
async def test_a_practice_whose_time_is_past_says_so(
    open_pages: OpenPages, folder: Path, period: str, told: str | None
) -> None:
    write(folder, "practices/shared-store", period={"value": period}, as_of="2025-11")
    site = await open_pages()
    for path in ("/practices", "/practices/shared-store", "/chosen?r=practices/shared-store"):
        page = words(await page_of(site, path))
        assert (told or "last attested: November 2025") in page
        assert told or "ran, as far as sources tell" not in page


async def test_a_service_that_is_only_planned_warns_wherever_it_is_shown(open_pages: OpenPages, folder: Path) -> None:
    write_vocabulary(folder, "service-statuses", "active", "planned", "closed")
    planned = {"value": "planned", "sources": ["visit-report"]}
    write(folder, "services/soup", status=planned, as_of=f"{NOW:%Y-%m}")
    site = await open_pages()
    warning = '<p class="warning">Planned: no source says that it has begun.</p>'
    for path in ("/services", "/services/soup", "/chosen?r=services/soup"):
        assert (await page_of(site, path)).count(warning) == 1, path
    for path in ("/services/day-centre", "/chosen?r=services/day-centre", "/organisations"):
        assert warning not in await page_of(site, path), path


async def test_what_is_kept_of_a_result_is_of_its_language_list_and_reader(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "services/soup", name={"en": "Soup", "fr": "Soupe"}, as_of="2026-09")
    site = await open_pages()
    seen: dict[str, str] = {}
    paths = ["/services?q=soup", "/search?q=soup", "/services?q=soup&r=services/soup", "/fr/services?q=soup"]
    for path in [*paths, "/ar/services?q=soup", *reversed(paths)]:
        page = await page_of(site, path)
        result = next(each for each in page.split('<li class="result">') if "/services/soup" in each.split("</h3>")[0])
        shown = result.partition("</li>\n")[0]
        assert seen.setdefault(path, shown) == shown, path
    plain, mixed, chosen, french, _ = (seen[path] for path in [*paths, "/ar/services?q=soup"])
    assert "Soupe" in french and "/fr/services/soup" in french and "Soupe" not in plain
    assert '<p class="aside"><bdi>' in mixed and '<p class="aside"><bdi>' not in plain
    assert "r=services/soup" in chosen and " checked" in chosen
    assert "r=services/soup" not in plain and " checked>" not in plain
    assert len(set(seen.values())) == len(seen)


READ_AGAIN = {"date": "2026-11-20", "method": "source", "outcome": "confirmed", "note": {"en": "All pages."}}
CALLED = {"date": "2026-10-02", "method": "call", "outcome": "confirmed"}


@pytest.mark.parametrize(
    ("checks", "told"),
    [
        ([READ_AGAIN], "not checked on the spot"),
        ([], "not checked on the spot"),
        ([READ_AGAIN, CALLED], "checked 2 October 2026 (shown): shown"),
    ],
)
async def test_reading_a_source_again_is_no_check_on_the_spot(
    open_pages: OpenPages, folder: Path, checks: list[dict[str, Any]], told: str
) -> None:
    write(folder, "services/soup", as_of="2022", verifications=checks)
    site = await open_pages()
    for path in ("/services?q=soup", "/chosen?r=services/soup", "/services/soup"):
        trust = re.search(r'<p class="trust">(.*?)</p>', await page_of(site, path), re.S)
        assert trust
        assert told in words(trust[1])
        assert "20 November" not in trust[1]
    page = words(await page_of(site, "/services/soup"))
    if READ_AGAIN in checks:
        assert "Sources read again, from afar 20 November 2026: Shown · All pages. This tells whether" in page
    if checks == [READ_AGAIN]:
        assert "Checks Nobody is known to have called, gone there, or heard from the provider." in page
