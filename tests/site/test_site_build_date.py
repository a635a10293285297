"""Every page says which day it counts from, and warns when that is long ago; a running site keeps to its build."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from datasette.app import Datasette

from web.build_date import build_date

WARNING = "What it calls current was so on that day"


def set_date(database: Path, day: date) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("update build_info set value = ? where key = 'date'", [day.isoformat()])
    connection.close()


@pytest.fixture(params=[0, 30, 31])
def folder(folder: Path, request: pytest.FixtureRequest) -> Path:
    set_date(folder / "directory.db", datetime.now(UTC).date() - timedelta(days=request.param))
    return folder


async def test_the_page_warns_after_thirty_days(site: Datasette, request: pytest.FixtureRequest) -> None:
    page = (await site.client.get("/directory/organisations")).text
    told = await build_date(site, datetime.now(UTC).date())
    assert f"Collection of {told['build_date']}" in page
    assert (WARNING in page) == (request.node.callspec.params["folder"] == 31)


async def test_a_new_build_is_taken_up_by_a_restart_only(
    site: Datasette, folder: Path, new_database: Callable[[Path], Path]
) -> None:
    fresh = new_database(folder / "fresh.tmp")
    set_date(fresh, date(1999, 1, 1))
    fresh.replace(folder / "directory.db")
    answers = [(await site.client.get("/-/health")).json()["build"]["date"] for _ in range(20)]
    assert len(set(answers)) == 1
    assert answers[0] != "1999-01-01"
