"""Wrong parameters are a 400, unknown pages a 404, and faults a 500 that the log names without the query."""

import gc
import logging
import sqlite3

import pytest
from datasette.app import Datasette
from datasette.views.index import IndexView

TABLE = "/directory/organisations"
VIEW = "/directory/organisation_directory"
ENDLESS = "with+recursive+n(x)+as+(select+1+union+all+select+x%2B1+from+n)+select+count(*)+from+n"

WRONG = [
    "_sort=nonexistent",
    "_sort=%00",
    "_sort=name%00",
    "_sort=id&_sort_desc=id",
    "name__in=[",
    "name__in=[1,[2]]",
    "name__in=" + "[" * 5000,
    "id__in=[99999999999999999999]",
    "name__gt=99999999999999999999",
    "name__arraycontains=x",
    "_through={}",
    "_through=[]",
    "_through=5",
    '_through={"table":"nope","column":"id","value":"1"}',
    "_size=abc",
    "_size=-1",
    "_size=100000",
    "_col=nonexistent",
    "_nocol=nonexistent",
    "_timelimit=abc",
    "_where=",
    "_where=nonexistent",
    "_where=:value",
    "_where=1;drop",
    "_fts_table=nonexistent&_search=x",
    "&".join(f"name={number}" for number in range(1200)),
]
SEARCHES = ["_searchmode=raw&_search=%22", "_search_nonexistent=x", "_searchlight=x"]
FACETS = [
    "_facet=nonexistent",
    "_facet_date=nonexistent",
    "_facet_array=name",
    "_facet_size=%C2%B2",
    "_ttl=%C2%B2",
]


async def assert_refused(site: Datasette, address: str, caplog: pytest.LogCaptureFixture) -> None:
    response = await site.client.get(address)
    assert response.status_code == 400
    assert "Traceback" not in response.text
    assert not [record for record in caplog.records if record.name.startswith("web")]


@pytest.mark.parametrize("path", [TABLE, VIEW, TABLE + ".json", TABLE + ".csv"])
@pytest.mark.parametrize("query", WRONG)
async def test_a_wrong_parameter_is_a_400(
    site: Datasette, path: str, query: str, caplog: pytest.LogCaptureFixture
) -> None:
    await assert_refused(site, f"{path}?{query}", caplog)


@pytest.mark.parametrize("path", [TABLE, TABLE + ".json", TABLE + ".csv"])
@pytest.mark.parametrize("query", SEARCHES)
async def test_a_wrong_search_is_a_400(
    site: Datasette, path: str, query: str, caplog: pytest.LogCaptureFixture
) -> None:
    await assert_refused(site, f"{path}?{query}", caplog)


# Datasette leaves coroutines behind when a facet fails.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.parametrize("path", [TABLE, VIEW, TABLE + ".json"])
@pytest.mark.parametrize("query", FACETS)
async def test_a_wrong_facet_is_a_400(site: Datasette, path: str, query: str, caplog: pytest.LogCaptureFixture) -> None:
    await assert_refused(site, f"{path}?{query}", caplog)
    gc.collect()


@pytest.mark.parametrize("query", ["_next=garbage", "_next=a,b,c", "_sort=name&_next=x"])
async def test_garbage_for_the_next_page_of_a_view_is_a_400(site: Datasette, query: str) -> None:
    assert (await site.client.get(f"{VIEW}?{query}")).status_code == 400


@pytest.mark.parametrize("query", ["_next=garbage", "_searchmode=nonsense&_search=x", "_shape=", "unknown=1"])
async def test_what_datasette_ignores_stays_a_page(site: Datasette, query: str) -> None:
    assert (await site.client.get(f"{TABLE}?{query}")).status_code == 200


async def test_json_is_answered_with_json(site: Datasette) -> None:
    response = await site.client.get(TABLE + ".json?_sort=nonexistent")
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert response.json() == {
        "ok": False,
        "error": "Cannot sort table by nonexistent",
        "status": 400,
        "title": "This request cannot be answered",
    }
    asked = await site.client.get("/nowhere", headers={"Accept": "application/json"})
    assert (asked.status_code, asked.json()["status"]) == (404, 404)


@pytest.mark.parametrize("sql", ["select+1;select+2", "select+nope", "select+%00", "select+*+from+nope"])
async def test_faulty_sql_can_be_corrected(site: Datasette, sql: str) -> None:
    response = await site.client.get(f"/directory?sql={sql}")
    assert response.status_code == 400
    assert '<textarea id="sql-editor"' in response.text
    assert "message-error" in response.text


async def test_sql_that_is_no_query_is_refused(site: Datasette) -> None:
    response = await site.client.get("/directory?sql=drop+table+organisations")
    assert response.status_code == 400
    assert "Statement must be a SELECT" in response.text


async def test_a_query_that_takes_too_long_is_stopped(site: Datasette, capfd: pytest.CaptureFixture[str]) -> None:
    response = await site.client.get(f"/directory.json?sql={ENDLESS}&word=zanzibar")
    assert (response.status_code, response.json()["title"]) == (400, "The query took too long")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/nowhere/at/all",
        "/directory/nothing",
        "/directory/nothing/x",
        "/directory/organisations/nobody",
        "/directory/organisation_languages/half-a-key",
        "/directory/organisation_languages/half-a-key?_ttl=1",
        "/nothing.db",
        "/static/nothing.css",
        "/-/static/" + "a" * 3000,
        "/directory/~ED~A0~80",
        "/directory/organisations/~00",
        "//",
    ],
)
async def test_an_unknown_page_says_what_to_do(site: Datasette, path: str) -> None:
    response = await site.client.get(f"http://localhost{path}")
    assert response.status_code == 404
    if not path.startswith(("/static/", "/-/static/")):
        assert "start again from the home page" in response.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/%00", 400),
        ("/directory/%00", 400),
        ("/-/static/%00", 400),
        ("/%ED%A0%80", 400),
        ("/directory/%FF", 400),
        ("/%0d%0aX-Header:%20x", 400),
        ("/directory/organisations?_search=%ED%A0%80", 200),
        ("/directory/organisations?name=%00", 200),
        ("/" + "a" * 16_001, 414),
        ("/directory/organisations?name=" + "a" * 16_000, 414),
    ],
)
async def test_a_strange_address_is_no_fault(site: Datasette, path: str, status: int) -> None:
    assert (await site.client.get(path)).status_code == status


async def raw_request(datasette: Datasette, **changes: object) -> int:
    """A request as no client library would send it."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "headers": [],
    }
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b""}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    await datasette.app()({**scope, **changes}, receive, send)
    status = sent[0]["status"]
    assert isinstance(status, int)
    return status


@pytest.mark.parametrize("raw_path", [b"/%zz", b"/%", b"/%4", b"/\xc3\xa9", b"/\xff", b"/a\x00b"])
async def test_bytes_that_are_no_address_are_a_400(site: Datasette, raw_path: bytes) -> None:
    assert await raw_request(site, raw_path=raw_path) == 400


async def test_a_server_may_leave_out_the_raw_path(site: Datasette) -> None:
    assert await raw_request(site, path="/directory", raw_path=None) == 200
    assert await raw_request(site, path="/-/metadata", raw_path=None) == 404
    assert await raw_request(site, path="/\udcff", raw_path=None) == 400


async def test_unreadable_cookies_do_not_matter(site: Datasette) -> None:
    assert (
        await raw_request(
            site,
            path="/directory",
            raw_path=b"/directory",
            headers=[(b"cookie", b'a[]="\xff; =;;'), (b"authorization", b"\xff")],
        )
        == 200
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", TABLE, "/nowhere", "/-/health", "/static/site.css", "/-/messages"])
async def test_only_reading_is_possible(site: Datasette, method: str, path: str) -> None:
    response = await site.client.request(method, path)
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/", "/directory", TABLE, TABLE + ".csv", TABLE + ".json", "/-/health", "/nowhere"])
async def test_head_answers_like_get(site: Datasette, path: str) -> None:
    head, get = await site.client.head(path), await site.client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")


async def test_a_fault_is_logged_by_type_and_path_only(
    site: Datasette,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    async def fail(*arguments: object) -> None:
        raise ValueError("secret message")

    monkeypatch.setattr(IndexView, "get", fail)
    caplog.set_level(logging.WARNING)
    response = await site.client.get("/.json?q=zanzibar")
    assert response.status_code == 500
    assert response.json()["error"].startswith("This is a fault of the site, not yours.")
    assert caplog.messages == ["ValueError at /.json"]
    assert not caplog.records[0].exc_info
    assert "zanzibar" not in "".join(capfd.readouterr())


async def test_a_broken_page_of_ours_is_not_the_visitors_fault(
    site: Datasette, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stock = site.jinja_env.select_template
    broken = site.jinja_env.from_string("{{ 1 + request }}")
    monkeypatch.setattr(
        site.jinja_env, "select_template", lambda names: broken if "table.html" in names else stock(names)
    )
    assert (await site.client.get(TABLE + "?name=zanzibar")).status_code == 500
    assert caplog.messages[-1] == "TypeError at /directory/organisations"


async def test_a_damaged_file_is_not_the_visitors_fault(site: Datasette, caplog: pytest.LogCaptureFixture) -> None:
    async def fail(*arguments: object, **options: object) -> None:
        error = sqlite3.OperationalError("disk I/O error in zanzibar")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
        raise error

    site.get_database("directory").execute = fail
    response = await site.client.get(TABLE + ".json?name=zanzibar")
    assert response.status_code == 500
    assert caplog.messages[-1].endswith("at /directory/organisations.json")


async def test_what_escapes_datasette_is_caught_at_the_gate(
    site: Datasette, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*arguments: object) -> None:
        raise RuntimeError("secret message")

    monkeypatch.setattr("datasette.app.DatasetteRouter.route_path", fail)
    response = await site.client.get("/directory?q=zanzibar")
    assert response.status_code == 500
    assert "content-security-policy" in response.headers
    assert caplog.messages[-1] == "RuntimeError at /directory"


async def test_a_broken_download_does_not_print_what_was_searched(
    site: Datasette, capfd: pytest.CaptureFixture[str]
) -> None:
    slow = f"id+in+(select+id+from+organisations)+and+({ENDLESS})"
    response = await site.client.get(f"{TABLE}.csv?_stream=on&_search=zanzibar&_where={slow}")
    assert response.status_code == 400
    assert "zanzibar" not in "".join(capfd.readouterr())


async def test_errors_of_a_searched_download_keep_quiet(site: Datasette, capfd: pytest.CaptureFixture[str]) -> None:
    """The first page works, a later one is too slow: Datasette then prints the exception."""
    slow = f"(id+<+'org-1100'+or+({ENDLESS})+>+0)"
    response = await site.client.get(f"{TABLE}.csv?_stream=on&_size=max&_sort=id&_where={slow}&_where=name!='zanzibar'")
    assert response.text.endswith("The query took too long and was stopped.")
    output = "".join(capfd.readouterr())
    assert "zanzibar" not in output
    assert "recursive" not in output
