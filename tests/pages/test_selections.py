"""What a page of ours shows can be taken along: all of it, once each, in its order, in every form."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlencode

import pandas
import pytest
from datasette.app import Datasette
from downloaded import FORMS, taken
from factories import write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from serving import OpenPages

from schema.kinds import KINDS
from web.addresses import MOST_CHOSEN
from web.downloads.columns import OF_LISTS

TOMORROW = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
SEARCHES = (
    "q=food+calais",
    f"q={quote('طعام كاليه')}",
    "q=douche+pour+femmes+dunkerque&current=1",
    "place=calais",
    "need=food&language=ar&place=calais&place=dunkirk-area",
    "audience=women&status=asylum-seeker",
    f"need=health&open={TOMORROW}",
    "kind=practice&kind=event",
    "q=zqxzqxzqx",
    "",
)
HOSTILE = '=HYPERLINK("https://evil.example","open"), "a"; طعام'


async def walked(site: Datasette, question: str) -> tuple[list[tuple[str, str]], int, int]:
    """Every result of the search as JSON, page by page, how many of them are not sure, and how many have ended."""
    found: list[dict[str, str]] = []
    while True:
        page = (await site.client.get(f"/search.json?{question}&limit=100&offset={len(found)}")).json()
        found += page["results"]
        if len(found) >= page["total"]:
            ended = sum(each["freshness"] == "ended" for each in found)
            return [(each["kind"], each["id"]) for each in found], page["ask_first"], ended


@pytest.mark.parametrize("question", SEARCHES)
async def test_a_search_has_all_its_answers_in_their_order(real_pages: Datasette, question: str) -> None:
    rows = await taken(real_pages, f"/search?{question}", "json")
    expected, unsure, ended = await walked(real_pages, question)
    assert [(row["kind"], row["id"]) for row in rows] == expected
    assert len(set(expected)) == len(expected)
    certain = ["sure"] * (len(expected) - unsure) + ["ask first"] * (unsure - ended) + ["ended"] * ended
    assert [row["certainty"] for row in rows] == certain
    assert [bool(row["reasons"]) for row in rows] == [word == "ask first" for word in certain]


async def test_some_searches_have_answers_to_ask_first(real_pages: Datasette) -> None:
    rows = await taken(real_pages, f"/search?{SEARCHES[4]}", "json")
    assert "ask first" in {row["certainty"] for row in rows}
    assert "whether the language is spoken" in " ".join(str(row["reasons"]) for row in rows)


@pytest.mark.parametrize("folder", OF_LISTS)
async def test_a_list_has_all_its_records(real_pages: Datasette, folder: str) -> None:
    rows = await taken(real_pages, f"/{folder}", "json")
    expected, *_ = await walked(real_pages, f"kind={KINDS[folder].name}")
    assert [row["id"] for row in rows] == [record for _, record in expected]
    assert {row["url"] for row in rows} == {f"http://localhost/{folder}/{record}" for _, record in expected}


async def test_results_show_the_ages_of_today(real_pages: Datasette) -> None:
    shown = (await real_pages.client.get("/search.json?place=calais&limit=100")).json()["results"]
    rows = await taken(real_pages, "/search?place=calais", "json")
    for name in ("name", "summary", "place", "freshness", "as_of"):
        assert [row[name] for row in rows[: len(shown)]] == [each[name] for each in shown], name


async def test_a_service_is_told_in_words(open_pages: OpenPages) -> None:
    site = await open_pages()
    (row,) = await taken(site, "/services?q=grocery&language=ar", "json")
    assert {name: row[name] for name in ("name", "name_fr", "organisation", "place", "hours", "certainty")} == {
        "name": "Social grocery",
        "name_fr": "Épicerie solidaire",
        "organisation": "Les Aidants; Réseau du Nord",
        "place": "Calais",
        "hours": "weekday mornings (2026-09)",
        "certainty": "sure",
    }
    assert row["needs"] == "Shown; Shown"


@pytest.mark.parametrize("form", FORMS)
async def test_every_form_has_the_same_rows(real_pages: Datasette, form: str) -> None:
    path = "/services?need=food&place=calais"
    plain = [
        {name: "" if value is None else str(value) for name, value in row.items()}
        for row in await taken(real_pages, path, "json")
    ]
    rows = await taken(real_pages, path, form)
    assert [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows] == plain


async def test_pandas_reads_them(real_pages: Datasette) -> None:
    expected = [row["id"] for row in await taken(real_pages, "/services?place=calais", "json")]
    text, book = [
        (await real_pages.client.get(f"/download/services.{form}?place=calais")).content for form in ("csv", "xlsx")
    ]
    assert pandas.read_csv(io.BytesIO(text))["id"].tolist() == expected
    assert pandas.read_excel(io.BytesIO(book), sheet_name="rows")["id"].tolist() == expected


async def test_a_file_says_where_it_comes_from(real_pages: Datasette) -> None:
    question = "q=food&place=calais"
    address = f"http://localhost/services?{question}"
    build = (await real_pages.client.get("/-/health")).json()["build"]["date"]
    response = await real_pages.client.get(f"/download/services.csv?{question}")
    cited = {row["taken_from"] for row in csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))}
    assert cited == {f"Solidarity Directory, Services, as of {build}, CC BY 4.0, {address}"}
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == (
        f'attachment; filename="solidarity-directory-services-{build}.csv"'
    )
    assert response.headers["link"] == (
        '<https://creativecommons.org/licenses/by/4.0/>; rel="license", <http://localhost/services>; rel="describedby"'
    )
    assert response.headers["access-control-allow-origin"] == "*"
    assert "x-complete" not in response.headers
    document = (await real_pages.client.get(f"/download/services.json?{question}")).json()
    assert (document["address"], document["day"], document["licence"]) == (address, build, "CC BY 4.0")
    book = load_workbook(io.BytesIO((await real_pages.client.get(f"/download/services.xlsx?{question}")).content))
    assert ("address", address) in list(book["About"].iter_rows(values_only=True))


@pytest.mark.parametrize("form", FORMS)
async def test_without_answers_there_is_a_file_with_its_header(real_pages: Datasette, form: str) -> None:
    assert await taken(real_pages, "/services?q=zqxzqxzqx", form) == []
    response = await real_pages.client.get("/download/services.csv?q=zqxzqxzqx")
    assert response.content.decode("utf-8-sig").startswith("id,name,name_fr,organisation,place,needs,")


async def test_a_hostile_record_survives(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "organisations/hostile", name=HOSTILE)
    site = await open_pages()
    names = {
        form: [row["name"] for row in await taken(site, "/organisations", form) if row["id"] == "hostile"]
        for form in FORMS
    }
    assert names == {"csv": [f"'{HOSTILE}"], "json": [HOSTILE], "xlsx": [HOSTILE]}


async def test_a_withheld_place_is_no_finer_than_its_commune(open_pages: OpenPages) -> None:
    rows = await taken(await open_pages(), "/services", "json")
    assert [row["place"] for row in rows if row["id"] == "night-round"] == ["Calais"]
    assert {"street", "postcode", "latitude", "longitude"}.isdisjoint(rows[0])


async def test_what_was_chosen_comes_in_its_order(open_pages: OpenPages) -> None:
    keys = ["services/day-centre", "organisations/helpers", "services/none", "sources/visit-report", "<b>"]
    question = urlencode([("r", key) for key in keys], safe="/")
    site = await open_pages()
    rows = await taken(site, f"/chosen?{question}", "json")
    assert [f"{row['kind']}s/{row['id']}" for row in rows] == keys[:2]
    document = (await site.client.get(f"/download/chosen.json?{question}")).json()
    assert document["note"].startswith("3 of what was chosen is not in it:")
    assert "note" not in (await site.client.get("/download/chosen.json?r=services/day-centre")).json()
    assert "certainty" not in rows[0]


async def test_a_list_of_the_chosen_ends_where_its_page_does(real_pages: Datasette) -> None:
    ids = [row["id"] for row in await taken(real_pages, "/services", "json")][: MOST_CHOSEN + 1]
    question = urlencode([("r", f"services/{record}") for record in ids])
    assert [row["id"] for row in await taken(real_pages, f"/chosen?{question}", "json")] == ids[:MOST_CHOSEN]


def links(page: str) -> dict[str, str]:
    """Downloads that a page offers, by form."""
    return {form: unescape(link) for link, form in re.findall(r'href="(/download/[^"]*)"[^>]*>([A-Z]+)</a>', page)}


@pytest.mark.parametrize(
    ("page", "csv"),
    [
        ("/search?q=food&place=calais&limit=7&offset=7", "/download/search.csv?q=food&place=calais"),
        ("/search?q=food&kind=service", "/download/services.csv?q=food"),
        ("/fr/services?need=food&r=organisations/solidar", "/download/services.csv?need=food"),
        ("/ar/glossary", "/download/glossary.csv"),
        ("/chosen?r=organisations/solidar", "/download/chosen.csv?r=organisations/solidar"),
    ],
)
async def test_pages_offer_what_they_show(real_pages: Datasette, page: str, csv: str) -> None:
    offered = links((await real_pages.client.get(page)).text)
    assert set(offered) == {"CSV", "JSON", "XLSX"}
    assert offered["CSV"] == csv
    for link in offered.values():
        assert (await real_pages.client.get(link)).status_code == 200


async def test_nothing_is_offered_where_nothing_is_found(real_pages: Datasette) -> None:
    for page in ("/search?q=zqxzqxzqx", "/chosen"):
        assert links((await real_pages.client.get(page)).text) == {}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/services.csv?limit=3", 400),
        ("/services.csv?need=nothing", 400),
        ("/search.csv?open=xx", 400),
        (f"/search.csv?{'&'.join(f'need=n{number}' for number in range(101))}", 400),
        ("/services.pdf", 404),
        ("/sources.csv", 404),
        ("/nothing.csv", 404),
    ],
)
async def test_what_cannot_be_answered_is_a_page_and_no_file(real_pages: Datasette, path: str, status: int) -> None:
    response = await real_pages.client.get(f"/download{path}")
    assert response.status_code == status
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "content-disposition" not in response.headers
    assert response.headers["cache-control"] == "no-store"


async def test_a_head_is_answered_alone(real_pages: Datasette) -> None:
    response = await real_pages.client.head("/download/services.xlsx?place=calais")
    assert (response.status_code, response.content) == (200, b"")
    assert ".xlsx" in response.headers["content-disposition"]
    assert (await real_pages.client.head("/download/services.csv?limit=3")).status_code == 400


TYPED = st.text(st.characters(codec="utf-8"), max_size=20)
NAMES = st.sampled_from(["q", "kind", "need", "place", "language", "status", "current", "open", "r", "limit"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.sampled_from(["search", "services", "glossary", "chosen"]),
    st.lists(st.tuples(NAMES, TYPED | st.sampled_from(["calais", "food", "1", "now", "services/a"])), max_size=3),
)
async def test_no_question_breaks_it(real_pages: Datasette, path: str, arguments: list[tuple[str, str]]) -> None:
    response = await real_pages.client.get(f"/download/{path}.json?{urlencode(arguments)}")
    assert response.status_code in (200, 400)
    assert ("rows" in json.loads(response.content)) == (response.status_code == 200)
