"""What a page of results puts first, what last, and what it says of each."""

import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from factories import query, write, write_vocabulary
from reading import page_of, words
from serving import OpenPages

from search.library import NEEDS
from web.pages import results
from web.qr import ANY_MASK, qr_code

NOW = datetime.now(UTC)
RESULT = re.compile(r'<li class="result">\s*<h3><a href="/?[a-z]*/services/([^"?]+)')


@pytest.mark.parametrize("path", ["/services", "/services?need=meal", "/services?place=calais", "/search?q=kitchen"])
async def test_what_has_ended_stands_last_under_its_own_heading(open_pages: OpenPages, path: str) -> None:
    site = await open_pages()
    before, heading, after = (await page_of(site, path)).partition("<h2>Ended: for the record</h2>")
    assert heading
    assert "/services/old-kitchen" in after
    assert "/services/old-kitchen" not in before
    assert re.search(r"· 1 of them ended", words(before))
    found = (await site.client.get(re.sub("/services|/search", "/search.json", path))).json()
    ages = [each["freshness"] for each in found["results"]]
    assert (ages[-1], ages.count("ended")) == ("ended", 1)
    assert found["ask_first"] >= 1


async def test_where_only_what_has_ended_answers_more_is_offered(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "services/old-kitchen", name={"en": "Barge"}, until={"value": "2020"}, providers=["network"])
    site = await open_pages()
    page = words(await page_of(site, "/services?q=barge&need=meal&place=france"))
    assert "Nothing that still exists answers that." in page
    assert "Ended: for the record" in page


async def test_a_download_has_the_order_of_the_page(open_pages: OpenPages) -> None:
    site = await open_pages()
    shown = RESULT.findall(await page_of(site, "/services?need=meal"))
    rows = (await site.client.get("/download/services.json?need=meal")).json()["rows"]
    assert [row["id"] for row in rows] == shown
    assert [row["id"] for row in rows if row["certainty"] == "ended"] == shown[-1:] == ["old-kitchen"]


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


NARROWER = re.compile(r'<a href="(/services\?[^"]+)">[^<]*</a> \((\d+)\)')


async def _ways_on(site: Datasette, path: str) -> list[tuple[int, int]]:
    """Of each value that narrows a list: the number beside it, and how many the narrower list has for sure."""
    offered = NARROWER.findall((await page_of(site, path)).partition('class="filters narrow"')[2])
    ways = []
    for link, number in offered:
        narrower = unescape(link).replace("/services?", "/search.json?kind=service&")
        found = (await site.client.get(narrower)).json()
        ways.append((int(number), found["total"] - found["ask_first"]))
    return ways


@pytest.mark.parametrize("path", ["/services?place=france", "/services?audience=women", "/services?q=douche"])
async def test_counts_beside_values_are_what_they_leave_for_sure(real_pages: Datasette, path: str) -> None:
    ways = await _ways_on(real_pages, path)
    assert len(ways) > 10
    assert [number for number, _ in ways] == [sure for _, sure in ways]


async def test_counts_beside_values_hold_answers_to_a_part_of_the_question(real_pages: Datasette) -> None:
    """A narrower question may come by more of them, never by fewer."""
    ways = await _ways_on(real_pages, "/services?q=shower+calais")
    assert len(ways) > 10
    assert all(number <= sure for number, sure in ways)
    assert sum(number == sure for number, sure in ways) > len(ways) / 2


async def test_what_is_chosen_is_narrowed_and_never_widened(real_pages: Datasette) -> None:
    page = (await page_of(real_pages, "/services?place=nord")).partition('class="filters narrow"')[2]
    offered = set(re.findall(r'href="/services\?place=([a-z-]+)"', page))
    assert "grande-synthe" in offered
    assert not offered & {"calais", "pas-de-calais", "france", "nord"}


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


async def test_where_nothing_is_found_the_broad_needs_are_offered(real_pages: Datasette) -> None:
    page = await page_of(real_pages, "/search?q=xqzvw")
    tiles = page.partition('<ul class="tiles">')[2].partition("</ul>")[0]
    assert re.findall(r'href="/services\?need=([a-z-]+)"', tiles) == list(NEEDS[:8])
    assert '<ul class="tiles">' not in await page_of(real_pages, "/search?q=food")


async def test_numbers_of_what_narrows_say_what_they_count(real_pages: Datasette) -> None:
    assert "Numbers count sure answers, not those to ask first." in await page_of(real_pages, "/services?place=calais")


@pytest.mark.parametrize("path", ["/services?place=calais", "/fr/search?q=food", "/ar/services?need=legal-asylum"])
async def test_what_narrows_is_told_in_words(real_pages: Datasette, real_database: Path, path: str) -> None:
    narrow = (await page_of(real_pages, path)).partition('class="filters narrow"')[2].partition("</details>")[0]
    terms = {term for (term,) in query(real_database, "select id from vocabulary_terms")} - {"women"}
    labels = re.findall(r'<a href="[^"]*">([^<]*)</a>', narrow)
    assert labels
    assert [label for label in labels if label in terms] == []


async def test_the_last_page_that_can_be_read_says_so(real_pages: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "FURTHEST", 20)
    told = "Only the first 20 answers can be read page by page. Narrow down · Downloads"
    first, last = [words(await page_of(real_pages, f"/services?limit=20&offset={offset}")) for offset in (0, 20)]
    assert told not in first
    assert told in last


@pytest.mark.parametrize(
    "path", ["/services?place=calais", "/map?need=food", "/", "/services/115-emergency-accommodation-line"]
)
async def test_links_drop_what_no_page_knows(real_pages: Datasette, path: str) -> None:
    foreign = "_source=" + "x" * 3_000
    page = await page_of(real_pages, f"{path}{'&' if '?' in path else '?'}{foreign}")
    assert "xxx" not in page
    kept = await page_of(real_pages, path)
    assert page == kept


async def test_tables_keep_their_parameters(real_pages: Datasette) -> None:
    response = await real_pages.client.get("/sources?_sort=title&_size=5")
    assert response.headers["location"] == "/directory/sources?_sort=title&_size=5"


async def test_a_page_of_results_says_what_was_not_understood(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/search?q=qwertz%20calais&kind=service")).text
    assert "Not understood: qwertz . These answers are for the rest of the question." in words(page)
    link = re.search(r'<a href="(/search\?[^"]*need=food[^"]*)"><bdi>Food', page)
    assert link and "qwertz" not in link[1] and "calais" in link[1] and "kind=service" in link[1]
    assert (await real_pages.client.get(unescape(link[1]))).status_code == 200


async def test_a_need_that_is_told_is_not_asked_for_again(real_pages: Datasette) -> None:
    page = words((await real_pages.client.get("/search?q=qwertz%20shower%20calais")).text)
    assert "These answers are for the rest of the question. What do you need?" not in page
    assert "Not understood: qwertz" in page
    assert "Not understood" not in (await real_pages.client.get("/search?q=shower%20calais")).text


async def test_where_nothing_is_understood_no_answer_is_told(real_pages: Datasette) -> None:
    page = words((await real_pages.client.get("/ar/search?q=qwertz")).text)
    assert "لم نفهم: qwertz" in page
    assert "هذه الإجابات" not in page


def on_paper(page: str) -> str:
    """What a printed page of results says before its answers."""
    return page.partition('<div class="paper-only asked">')[2].partition("<form")[0]


@pytest.mark.parametrize("prefix", ["", "/fr", "/ar"])
async def test_paper_leads_back_and_says_whom_to_call(real_pages: Datasette, prefix: str) -> None:
    asked = f"{prefix}/services?need=food&place=calais"
    said = on_paper((await real_pages.client.get(asked)).text)
    code = qr_code(f"http://localhost{asked}", ANY_MASK)
    assert code and str(code.path) in said
    assert '<strong dir="ltr">112</strong>' in said
    assert 'dir="ltr">112</strong>' not in on_paper((await real_pages.client.get(f"{prefix}/organisations")).text)


async def test_where_all_numbers_are_shown_paper_tells_them_once(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/services?need=rescue-services")).text
    assert 'class="emergency" aria-labelledby' in page
    assert 'dir="ltr">112</strong>' not in on_paper(page)
