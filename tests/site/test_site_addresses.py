"""Addresses of records last: they lead to the row, the successor or the reason."""

import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette

WITHDRAWN = """
create table withdrawn (record_kind text, id text, successor text, reason text, date text,
    primary key (record_kind, id)) strict;
insert into withdrawn values
    ('organisation', 'org-old', 'org-0007', 'Renamed.', '2026-11-01'),
    ('organisation', 'org-gone', null, 'It was told twice.', '2026-11-02');
"""


@pytest.fixture
def folder(folder: Path) -> Path:
    with sqlite3.connect(folder / "directory.db") as connection:
        connection.executescript(WITHDRAWN)
    connection.close()
    return folder


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/organisations", 302, "/directory/organisations"),
        ("/organisations?_search=auberge", 302, "/directory/organisations?_search=auberge"),
        ("/organisations/org-0001", 302, "/directory/organisations/org-0001"),
        ("/organisations/org-old", 301, "/organisations/org-0007"),
    ],
)
async def test_leads_on(site: Datasette, path: str, status: int, location: str) -> None:
    response = await site.client.get(path)
    assert (response.status_code, response.headers["location"]) == (status, location)


async def test_a_withdrawn_record_says_why(site: Datasette) -> None:
    response = await site.client.get("/organisations/org-gone")
    assert response.status_code == 410
    assert "It was told twice. (2026-11-02)" in response.text


async def test_a_record_that_never_was_is_not_found(site: Datasette) -> None:
    assert (await site.client.get("/organisations/org-none")).status_code == 404
