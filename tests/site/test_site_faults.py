"""Faults are a 500 that the log names without the query; what is too slow is stopped and printed nowhere."""

import logging
import sqlite3

import pytest
from datasette.app import Datasette
from datasette.views.index import IndexView
from serving import TABLE

ENDLESS = "with+recursive+n(x)+as+(select+1+union+all+select+x%2B1+from+n)+select+count(*)+from+n"


async def test_a_query_that_takes_too_long_is_stopped(site: Datasette, capfd: pytest.CaptureFixture[str]) -> None:
    response = await site.client.get(f"/directory.json?sql={ENDLESS}&word=zanzibar")
    assert (response.status_code, response.json()["title"]) == (400, "The query took too long")
    assert capfd.readouterr().err == ""


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
