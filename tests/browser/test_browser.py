"""What a browser sees: pages that fit, run no foreign script and ask no one else."""

import csv
import json

import pytest
from browsing import Watched, width_of

PAGES = {
    "home": "/",
    "database": "/directory",
    "table": "/directory/services",
    "search": "/directory/services?_search=douche",
    "view": "/directory/service_directory",
    "results": "/search?q=douche",
    "map": "/map",
    "record": "/services/secours-catholique-day-centre-calais",
    "vocabulary": "/vocabularies/needs",
    "row": "/directory/services/secours-catholique-day-centre-calais",
    "sql": "/directory?sql=select+id,+name+from+organisations+limit+5",
    "missing": "/nowhere",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_keeps_to_itself(watched: Watched, address: str, path: str) -> None:
    watched.page.goto(address + path)
    watched.page.wait_for_load_state("networkidle")
    assert [url for url in watched.requests if not url.startswith(address) and not url.startswith("data:")] == []
    expected = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert watched.complaints == (expected if path == "/nowhere" else [])
    widths = watched.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]


BROKEN = """
[...document.querySelectorAll('.tiles bdi')].flatMap(({ firstChild: text }) =>
    [...text.data.matchAll(/\\S+/g)].filter(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1;
    }).map(String))
"""


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("path", ["/", "/fr/", "/ar/"])
def test_no_word_on_a_tile_is_broken(watched: Watched, address: str, path: str, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 800})
    watched.page.goto(address + path)
    assert watched.page.locator(".tiles bdi").count() > 8
    assert watched.page.evaluate(BROKEN) == []


def test_from_home_to_the_day_centre(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(address)
    page.get_by_role("combobox").fill("jour secours")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Secours Catholique day centre").and_(
        page.locator('h3 a[href$="-day-centre-calais"]')
    ).first.click()
    assert page.url == f"{address}/services/secours-catholique-day-centre-calais"
    assert "last attested:" in page.inner_text("main")


def test_the_csv_link_gives_every_row(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/directory/services?_sort=freshness")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").first.click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file)]
    page.goto(f"{address}/directory.json?sql=select+id+from+services+order+by+id&_shape=arrayfirst")
    assert sorted(ids) == json.loads(page.inner_text("body"))


def test_a_table_on_a_phone_shows_what_people_read(watched: Watched, address: str) -> None:
    page = watched.page
    answer = page.goto(f"{address}/directory/services")
    assert answer and int(answer.headers["content-length"]) < 60_000
    is_phone = width_of(page) < 576
    for shown in (".col-since_earliest", ".col-name_fr", ".type-none"):
        assert page.locator(f".rows-and-columns td{shown}").first.is_visible() is not is_phone
    assert page.locator(".rows-and-columns td.col-name").first.is_visible()
    if is_phone:
        assert page.evaluate("document.documentElement.scrollHeight") < 60_000


def test_a_record_reads_as_a_list_without_empty_lines(watched: Watched, address: str) -> None:
    watched.page.goto(f"{address}/directory/services/secours-catholique-day-centre-calais")
    terms = watched.page.locator("dl.record dt").all_inner_texts()
    values = watched.page.locator("dl.record dd").all_inner_texts()
    record = dict(zip(terms, values, strict=True))
    assert record["name_fr"] == "Accueil de jour du Secours Catholique"
    assert "" not in values


@pytest.mark.parametrize("path", [PAGES["home"], PAGES["results"], PAGES["record"]])
def test_pictures_of_needs_are_drawn(watched: Watched, address: str, path: str) -> None:
    watched.page.goto(address + path, wait_until="networkidle")
    widths = watched.page.evaluate("[...document.querySelectorAll('main use')].map(use => use.getBBox().width)")
    assert widths
    assert min(widths) > 10
