"""Search keeps silent: about what was typed, about words that hurt, and about what it reads."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette

import web.search

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_no_word_of_a_search_is_logged(
    real_pages: Datasette, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        for address, status in {
            "/search.json?q=verysecretword&place=calais": 200,
            "/search.json?q=verysecretword&place=verysecretword": 400,
            "/search.json?verysecretword=1": 400,
            "/suggest.json?q=verysecretword": 200,
            "/directory/services?_search=verysecretword": 200,
        }.items():
            assert (await real_pages.client.get(address)).status_code == status, address
    assert "verysecretword" not in written(caplog, capfd)


async def test_nor_is_it_where_search_fails(
    real_pages: Datasette,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(connection: object, library: object, text: str, *others: object) -> None:
        raise RuntimeError(f"cannot answer {text}")

    monkeypatch.setattr(web.search, "answer", fail)
    with caplog.at_level(logging.DEBUG):
        response = await real_pages.client.get("/search.json?q=verysecretword&place=calais")
    assert response.status_code == 500
    told = written(caplog, capfd)
    assert "RuntimeError at /search.json" in told
    assert "verysecretword" not in told + response.text


def written(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> str:
    """Everything logged, with tracebacks, but for the client's own lines, and everything printed."""
    ours = [record for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))]
    return "\n".join([*map(logging.Formatter().format, ours), *capfd.readouterr()])


@pytest.mark.parametrize(
    ("value", "words"), [("null", '""'), ("1", '"1"'), ("2.5", '"2"'), ("zeroblob(9)", '"b"'), ("'food'", '"food"')]
)
async def test_the_function_of_the_search_box_takes_any_value(
    value: str, words: str, real_pages: Datasette, capfd: pytest.CaptureFixture[str]
) -> None:
    response = await real_pages.client.get(f"/directory.json?_shape=array&sql=select+escape_fts({value})+as+words")
    assert response.status_code == 200
    assert words in response.json()[0]["words"]
    assert capfd.readouterr() == ("", "")


async def test_a_hidden_word_is_understood_and_never_said(real_pages: Datasette, real_database: Path) -> None:
    with closing(sqlite3.connect(real_database)) as connection:
        sql = (
            "select label from search_labels group by label having min(hidden) and label not like '% %' order by label"
        )
        hidden = {label for (label,) in connection.execute(sql)}
    assert "clandestin" in hidden
    for word in sorted(word for word in hidden if len(word) > 5):
        body = (await real_pages.client.get(f"/search.json?limit=1&q={quote(word[:-2] + word[-1])}")).json()
        said = {*(body["did_you_mean"] or "").split(), *" ".join(body["try"]).split()}
        assert said.isdisjoint(hidden), word


@pytest.mark.parametrize("table", ["search_labels", "search_documents"])
@pytest.mark.parametrize("form", ["", ".json", ".csv"])
async def test_what_search_reads_has_no_pages(table: str, form: str, real_pages: Datasette) -> None:
    assert (await real_pages.client.get(f"/directory/{table}{form}")).status_code == 404
