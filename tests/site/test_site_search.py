"""Search over the running site: its answers, suggestions, and Datasette's own box."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from assemble import link_site
from datasette.app import Datasette
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from serving import started

CONTRACT = {"kind", "id", "name", "url", "summary", "place", "freshness", "as_of", "score", "matched"}

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_answer_has_the_shape_that_is_promised(real_pages: Datasette) -> None:
    response = await real_pages.client.get("/search.json?q=food+calais&limit=3")
    body = response.json()
    assert response.status_code == 200
    assert set(body) == {"query", "total", "ask_first", "did_you_mean", "not_understood", "try", "took_ms", "results"}
    assert body["query"] == "food calais"
    assert body["total"] >= len(body["results"]) == 3
    assert all(set(result) == CONTRACT for result in body["results"])
    assert body["results"][0]["kind"] == "service"
    assert (await real_pages.client.get(body["results"][0]["url"])).status_code in (200, 302)


async def test_what_is_unknown_comes_last_and_is_counted(real_pages: Datasette) -> None:
    body = (await real_pages.client.get("/search.json?kind=service&language=ar&limit=100")).json()
    assert 0 < body["ask_first"] < body["total"]


async def test_where_nothing_is_found_it_says_what_to_try(real_pages: Datasette) -> None:
    body = (await real_pages.client.get("/search.json?q=zzzzqqqq")).json()
    assert body["total"] == 0
    assert body["try"]
    for text in body["try"]:
        assert (await real_pages.client.get(f"/search.json?q={quote(text)}")).json()["total"] > 0


async def test_a_word_that_is_not_understood_is_told(real_pages: Datasette) -> None:
    body = (await real_pages.client.get(f"/search.json?q={quote('Qwertz calais')}")).json()
    assert body["total"] > 0 and body["not_understood"] == ["Qwertz"]
    body = (await real_pages.client.get("/search.json?q=food+calais")).json()
    assert body["not_understood"] == []


async def test_a_misspelt_name_is_mended_and_said(real_pages: Datasette) -> None:
    body = (await real_pages.client.get("/search.json?q=auberge+des+mirgants")).json()
    assert body["did_you_mean"] == "L'Auberge des Migrants"
    assert body["results"][0]["id"] == "auberge-des-migrants"


@pytest.mark.parametrize(
    ("typed", "kind", "record"),
    [
        ("sho", "need", "shower"),
        ("douc", "need", "shower"),
        ("طعا", "need", "food"),
        ("cala", "place", "calais"),
        ("كالي", "place", "calais"),
        ("kitchen", "organisation", "refugee-community-kitchen"),
        ("psm", "organisation", "plateforme-soutiens-migrants"),
    ],
)
async def test_suggestions_begin_as_somebody_types(typed: str, kind: str, record: str, real_pages: Datasette) -> None:
    body = (await real_pages.client.get(f"/suggest.json?q={quote(typed)}")).json()
    assert (kind, record) in [(each["kind"], each["id"]) for each in body["suggestions"]]
    assert len(body["suggestions"]) <= 8


@pytest.mark.parametrize(
    ("page", "typed", "label", "never"),
    [
        ("", "showe", "Showers", "ሻወር"),
        ("/fr", "showe", "Showers", "ሻወር"),
        ("/fr", "douch", "Douches", "استحمام"),
        ("", "douch", "Douches", "استحمام"),
        ("", "duschen", "Showers", "Dusche"),
        ("", "طعا", "طعام", "Food"),
        ("", "docc", "doccia", "Showers"),
        ("/fr", "wash", "Douches", "Showers"),
        ("/ar", "كالي", "كاليه", "Calais"),
    ],
)
async def test_suggestions_are_in_the_language_that_is_typed_else_in_that_of_the_page(
    page: str, typed: str, label: str, never: str, real_pages: Datasette
) -> None:
    labels = await _suggested(f"{page}/suggest.json?q={quote(typed)}", real_pages)
    assert label in labels
    assert never not in labels


@pytest.mark.parametrize("page", ["", "/fr", "/ar"])
@pytest.mark.parametrize("typed", ["doc", "me", "sh", "ca", "wa", "lo", "ال"])
async def test_each_suggestion_stands_once(page: str, typed: str, real_pages: Datasette) -> None:
    labels = await _suggested(f"{page}/suggest.json?q={quote(typed)}", real_pages)
    assert labels
    assert len(labels) == len(set(labels))


async def test_what_begins_in_the_language_of_the_page_keeps_other_languages_out(real_pages: Datasette) -> None:
    assert "doccia" not in await _suggested("/suggest.json?q=doc", real_pages)


async def _suggested(address: str, site: Datasette) -> list[str]:
    return [each["label"] for each in (await site.client.get(address)).json()["suggestions"]]


@pytest.mark.parametrize("typed", ["", "x", "\0", "😀", "'", "a" * 3_000])
async def test_nothing_is_suggested_for_what_begins_nothing(typed: str, real_pages: Datasette) -> None:
    response = await real_pages.client.get(f"/suggest.json?q={quote(typed)}")
    assert (response.status_code, response.json()) == (200, {"query": typed, "suggestions": []})


@pytest.mark.parametrize("same", ["food calais", "repas calais", "طعام calais", "calais طَعَــام"])
async def test_datasettes_own_box_understands_as_well(same: str, real_pages: Datasette) -> None:
    address = "/directory/services.json?_shape=array&_size=100&_col=id&_search="
    found = (await real_pages.client.get(f"{address}{quote(same)}")).json()
    assert "salam-breakfast-distribution" in [row["id"] for row in found]


@pytest.mark.parametrize("text", ['"', "*", "^", "'; drop table x", "😀", "a" * 10_000])
async def test_datasettes_own_box_finds_nothing_for_nonsense(text: str, real_pages: Datasette) -> None:
    response = await real_pages.client.get(f"/directory/services.json?_shape=array&_search={quote(text)}")
    assert (response.status_code, response.json()) == (200, [])


@pytest.mark.parametrize("text", ["food OR", "NEAR(food)", "NOT food", "-food", "name : food"])
async def test_datasettes_own_box_takes_operators_for_words(text: str, real_pages: Datasette) -> None:
    response = await real_pages.client.get(f"/directory/services.json?_shape=array&_search={quote(text)}")
    assert response.status_code == 200
    assert response.json()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace").decode()))
async def test_no_text_breaks_the_answer(real_pages: Datasette, text: str) -> None:
    response = await real_pages.client.get(f"/search.json?q={quote(text)}&limit=5")
    body = response.json()
    assert (response.status_code, body["query"]) == (200, text)
    assert len(body["results"]) == min(body["total"], 5)
    assert not (any(found["freshness"] != "ended" for found in body["results"]) and body["try"])


async def test_the_same_answer_is_not_sent_twice(real_pages: Datasette) -> None:
    first = await real_pages.client.get("/search.json?q=food&limit=1")
    again = await real_pages.client.get("/search.json?q=food&limit=1", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code) == (200, 304)


@pytest.mark.parametrize("change", ["drop table search_labels", "alter table search_labels drop column hidden"])
async def test_a_database_of_an_older_version_is_served_without_search(
    change: str, real_database: Path, tmp_path: Path
) -> None:
    shutil.copy(real_database, tmp_path / "directory.db")
    with closing(sqlite3.connect(tmp_path / "directory.db")) as connection:
        connection.execute(change)
    async with started(link_site(tmp_path, "metadata.yml")) as site:
        assert (await site.client.get("/search.json?q=food")).status_code == 503
        found = await site.client.get("/directory/services.json?_shape=array&_search=food")
        assert (found.status_code, found.json() != []) == (200, True)


async def test_a_database_without_an_index_is_served_and_says_so(folder: Path) -> None:
    async with started(folder) as site:
        response = await site.client.get("/search.json?q=food")
    assert response.status_code == 503
    assert "python build.py build" in response.json()["error"]
