"""Search over the running site: its JSON, its suggestions, Datasette's own box, and what it answers to nonsense."""

import logging
import re
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import pytest_asyncio
from datasette.app import Datasette
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import web.search

ROOT = Path(__file__).parents[2]
CONTRACT = {"kind", "id", "name", "url", "summary", "place", "freshness", "as_of", "score", "matched"}
NOW = datetime.now(UTC)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def directory(tmp_path_factory: pytest.TempPathFactory, real_database: Path) -> AsyncIterator[Datasette]:
    """The site over the real collection."""
    folder = tmp_path_factory.mktemp("directory")
    for name in ("plugins", "templates", "static", "settings.json", "metadata.yml"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "directory.db").symlink_to(real_database)
    site = Datasette(config_dir=folder)
    await site.invoke_startup()
    yield site
    for database in site.databases.values():
        database.close()


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_an_answer_has_the_shape_that_is_promised(directory: Datasette) -> None:
    response = await directory.client.get("/search.json?q=food+calais&limit=3")
    body = response.json()
    assert response.status_code == 200
    assert set(body) == {"query", "total", "ask_first", "did_you_mean", "try", "took_ms", "results"}
    assert body["query"] == "food calais"
    assert body["total"] >= len(body["results"]) == 3
    assert all(set(result) == CONTRACT for result in body["results"])
    assert body["results"][0]["kind"] == "service"
    assert (await directory.client.get(body["results"][0]["url"])).status_code in (200, 302)


async def test_every_parameter_may_repeat_and_pages_continue(directory: Datasette) -> None:
    address = "/search.json?need=food&need=shower&kind=service&place=calais&language=ar&status=asylum-seeker&current=1"
    whole = (await directory.client.get(f"{address}&limit=100")).json()
    second = (await directory.client.get(f"{address}&limit=2&offset=1")).json()
    assert [each["id"] for each in second["results"]] == [each["id"] for each in whole["results"][1:3]]
    assert second["total"] == whole["total"]


async def test_what_is_unknown_comes_last_and_is_counted(directory: Datasette) -> None:
    body = (await directory.client.get("/search.json?kind=service&language=ar&limit=100")).json()
    assert 0 < body["ask_first"] < body["total"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("need=shwoer", "need: there is no such value. Did you mean shower?"),
        ("kind=cat", "kind: there is no such value."),
        ("place=atlantis", "place: there is no such value."),
        ("current=yes", "current: write current=1, or leave it out."),
        ("limit=0", "limit: write a number from 1 to 100."),
        ("limit=abc", "limit: write a number from 1 to 100."),
        ("limit=" + "9" * 5_000, "limit: write a number from 1 to 100."),
        ("limit=²", "limit: write a number from 1 to 100."),
        ("offset=-1", "offset: write a number from 0 to 10000."),
        ("offset=" + "0" * 5_000, "offset: write a number from 0 to 10000."),
        ("open=tomorrow", "open: write open=now, or a day and time such as 20"),
        ("open=2026-11-25", "open: write open=now, or a day and time such as 20"),
        ("open=20261125", "open: write open=now, or a day and time such as 20"),
        ("open=0001-01-01T00:00Z", "open: write a day and time within a year from now."),
        ("open=0001-01-01T00:00%2B14:00", "open: write a day and time within a year from now."),
        ("open=9999-12-31T23:59", "open: write a day and time within a year from now."),
        ("open=9999-12-31T23:59-14:00", "open: write a day and time within a year from now."),
        ("neeed=water", "neeed: there is no such parameter. Did you mean need?"),
        ("q=food&xyz=1", "xyz: there is no such parameter. Such as: audience,"),
    ],
    ids=lambda text: text[:30],
)
async def test_a_wrong_parameter_is_told_with_its_remedy(query: str, said: str, directory: Datasette) -> None:
    response = await directory.client.get(f"/search.json?{query}")
    assert response.status_code == 400
    assert response.json()["error"].startswith(said)


@pytest.mark.parametrize("days", [-365, 0, 365])
@pytest.mark.parametrize("form", ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M%z", "%Y-%m-%dT%H:%MZ"])
async def test_a_day_and_time_within_a_year_can_be_asked_for(days: int, form: str, directory: Datasette) -> None:
    moment = (NOW + timedelta(days=days)).strftime(form)
    response = await directory.client.get(f"/search.json?open={quote(moment)}&limit=1")
    assert response.status_code == 200


@pytest.mark.parametrize("days", [-368, 368])
async def test_a_moment_more_than_a_year_away_is_refused(days: int, directory: Datasette) -> None:
    moment = NOW + timedelta(days=days)
    response = await directory.client.get(f"/search.json?open={moment:%Y-%m-%dT%H:%M}")
    assert response.status_code == 400


async def test_now_leaves_out_what_is_closed_and_keeps_what_may_be_open(directory: Datasette) -> None:
    services = (await directory.client.get("/search.json?kind=service&limit=1")).json()["total"]
    body = (await directory.client.get("/search.json?open=now&limit=1")).json()
    assert 0 < body["ask_first"] <= body["total"] < services


async def test_a_number_may_be_written_in_any_digits(directory: Datasette) -> None:
    body = (await directory.client.get("/search.json?limit=٣")).json()
    assert len(body["results"]) == 3


async def test_parameters_of_the_site_itself_may_pass(directory: Datasette) -> None:
    assert (await directory.client.get("/search.json?q=food&_=1")).status_code == 200


async def test_every_address_in_the_documentation_answers(directory: Datasette) -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    addresses = set(re.findall(r"/(?:search|suggest)\.json\?[^\s\"'`)]+", text))
    assert {address.partition(".")[0] for address in addresses} == {"/search", "/suggest"}
    answers = {address: await directory.client.get(address) for address in addresses}
    assert {address: answer.json() for address, answer in answers.items() if answer.status_code != 200} == {}


async def test_where_nothing_is_found_it_says_what_to_try(directory: Datasette) -> None:
    body = (await directory.client.get("/search.json?q=zzzzqqqq")).json()
    assert body["total"] == 0
    assert body["try"]
    for text in body["try"]:
        assert (await directory.client.get(f"/search.json?q={quote(text)}")).json()["total"] > 0


async def test_a_misspelt_name_is_mended_and_said(directory: Datasette) -> None:
    body = (await directory.client.get("/search.json?q=auberge+des+mirgants")).json()
    assert body["did_you_mean"]
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
async def test_suggestions_begin_as_somebody_types(typed: str, kind: str, record: str, directory: Datasette) -> None:
    body = (await directory.client.get(f"/suggest.json?q={quote(typed)}")).json()
    assert (kind, record) in [(each["kind"], each["id"]) for each in body["suggestions"]]
    assert len(body["suggestions"]) <= 8


@pytest.mark.parametrize("typed", ["", "x", "%00", "%F0%9F%98%80", "'", "a" * 3_000])
async def test_no_typing_breaks_suggestions(typed: str, directory: Datasette) -> None:
    response = await directory.client.get(f"/suggest.json?q={typed}")
    assert response.status_code == 200


@pytest.mark.parametrize("same", ["food calais", "repas calais", "طعام calais", "calais طَعَــام"])
async def test_datasettes_own_box_understands_as_well(same: str, directory: Datasette) -> None:
    address = "/directory/services.json?_shape=array&_size=100&_col=id&_search="
    found = (await directory.client.get(f"{address}{quote(same)}")).json()
    assert "salam-breakfast-distribution" in [row["id"] for row in found]


@pytest.mark.parametrize("text", ['"', "a OR", "NEAR(a)", "*", "^", "'; drop table x", "😀", "a" * 10_000])
async def test_no_typing_breaks_datasettes_own_box(text: str, directory: Datasette) -> None:
    response = await directory.client.get(f"/directory/services.json?_shape=array&_search={quote(text)}")
    assert response.status_code == 200


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace").decode()))
async def test_no_text_breaks_the_answer(directory: Datasette, text: str) -> None:
    response = await directory.client.get(f"/search.json?q={quote(text)}&limit=5")
    assert response.status_code == 200
    assert response.json()["total"] >= 0


TYPED = st.text(max_size=30).map(lambda text: text.encode("utf-8", "replace").decode())
NEAR = (NOW.replace(tzinfo=None) - timedelta(days=400), NOW.replace(tzinfo=None) + timedelta(days=400))
MOMENTS = st.builds("{}{}".format, st.datetimes() | st.datetimes(*NEAR), st.sampled_from(["", "Z", "+14:00", "-14:00"]))
VALUES = {
    "kind": st.sampled_from(["service", "term"]),
    "need": st.sampled_from(["food", "shower"]),
    "audience": st.sampled_from(["anyone", "unaccompanied-minors"]),
    "place": st.sampled_from(["calais", "france"]),
    "language": st.sampled_from(["ar", "en"]),
    "status": st.sampled_from(["asylum-seeker"]),
    "current": st.sampled_from(["", "0", "1"]),
    "open": MOMENTS | st.dates().map(str) | st.just("now"),
    "limit": st.integers().map(str),
    "offset": st.integers().map(str) | st.text("0123456789٠١٢٣²½", max_size=6),
    "q": TYPED,
}
ARGUMENTS = st.sampled_from(sorted(VALUES)).flatmap(lambda name: st.tuples(st.just(name), VALUES[name] | TYPED))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.lists(ARGUMENTS | st.tuples(TYPED, TYPED), max_size=4))
async def test_no_argument_breaks_the_answer(directory: Datasette, arguments: list[tuple[str, str]]) -> None:
    response = await directory.client.get(f"/search.json?{urlencode(arguments)}")
    assert response.status_code in (200, 400)
    assert ("error" in response.json()) == (response.status_code == 400)


async def test_no_word_of_a_search_is_logged(
    directory: Datasette, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        for address, status in {
            "/search.json?q=verysecretword&place=calais": 200,
            "/search.json?q=verysecretword&place=verysecretword": 400,
            "/search.json?verysecretword=1": 400,
            "/suggest.json?q=verysecretword": 200,
            "/directory/services?_search=verysecretword": 200,
        }.items():
            assert (await directory.client.get(address)).status_code == status, address
    assert "verysecretword" not in written(caplog, capfd)


async def test_nor_is_it_where_search_fails(
    directory: Datasette,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(connection: object, library: object, text: str, *others: object) -> None:
        raise RuntimeError(f"cannot answer {text}")

    monkeypatch.setattr(web.search, "answer", fail)
    with caplog.at_level(logging.DEBUG):
        response = await directory.client.get("/search.json?q=verysecretword&place=calais")
    assert response.status_code == 500
    told = written(caplog, capfd)
    assert "RuntimeError at /search.json" in told
    assert "verysecretword" not in told + response.text


def written(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> str:
    """Everything logged, with tracebacks, but for the client's own lines, and everything printed."""
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    return "\n".join([*map(logging.Formatter().format, ours), *capfd.readouterr()])


async def test_a_hidden_word_is_understood_and_never_said(directory: Datasette, real_database: Path) -> None:
    with closing(sqlite3.connect(real_database)) as connection:
        sql = (
            "select label from search_labels group by label having min(hidden) and label not like '% %' order by label"
        )
        hidden = {label for (label,) in connection.execute(sql)}
    assert "clandestin" in hidden
    for word in sorted(word for word in hidden if len(word) > 5):
        body = (await directory.client.get(f"/search.json?limit=1&q={quote(word[:-2] + word[-1])}")).json()
        said = {*(body["did_you_mean"] or "").split(), *" ".join(body["try"]).split()}
        assert said.isdisjoint(hidden), word


@pytest.mark.parametrize("table", ["search_labels", "search_documents"])
@pytest.mark.parametrize("form", ["", ".json", ".csv"])
async def test_what_search_reads_has_no_pages(table: str, form: str, directory: Datasette) -> None:
    assert (await directory.client.get(f"/directory/{table}{form}")).status_code == 404


@pytest.mark.parametrize("value", ["null", "1", "2.5", "zeroblob(9)", "'food'"])
async def test_the_function_of_the_search_box_takes_any_value(
    value: str, directory: Datasette, capfd: pytest.CaptureFixture[str]
) -> None:
    response = await directory.client.get(f"/directory.json?_shape=array&sql=select+escape_fts({value})+as+words")
    assert response.status_code == 200
    assert response.json()[0]["words"]
    assert capfd.readouterr() == ("", "")


async def test_the_same_answer_is_not_sent_twice(directory: Datasette) -> None:
    first = await directory.client.get("/search.json?q=food&limit=1")
    again = await directory.client.get("/search.json?q=food&limit=1", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code) == (200, 304)


@pytest.mark.parametrize("change", ["drop table search_labels", "alter table search_labels drop column hidden"])
async def test_a_database_of_an_older_version_is_served_without_search(
    change: str, real_database: Path, tmp_path: Path
) -> None:
    shutil.copy(real_database, tmp_path / "directory.db")
    with closing(sqlite3.connect(tmp_path / "directory.db")) as connection:
        connection.execute(change)
    for name in ("plugins", "templates", "static", "settings.json", "metadata.yml"):
        (tmp_path / name).symlink_to(ROOT / name)
    site = Datasette(config_dir=tmp_path)
    await site.invoke_startup()
    assert (await site.client.get("/search.json?q=food")).status_code == 503
    assert (await site.client.get("/directory/services?_search=food")).status_code == 200


async def test_a_database_without_an_index_is_served_and_says_so(folder: Path) -> None:
    site = Datasette(config_dir=folder)
    await site.invoke_startup()
    response = await site.client.get("/search.json?q=food")
    assert response.status_code == 503
    assert "python build.py build" in response.json()["error"]
