"""What a page tells of other records: how old they are today, whatever they were on the build's day."""

import re
from asyncio import gather
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from datasette.app import Datasette
from factories import write, write_vocabulary
from serving import OpenPages

from web.of_the_day import read_day

SHELTER: dict[str, Any] = {
    "name": {"en": "Winter shelter"},
    "as_of": "2026-09",
    "until": {"value": "2027-01"},
    "locations": [{"place": "calais", "address": {"precision": "withheld"}}],
    "contacts": [{"kind": "phone", "value": "115", "use": "emergency", "sources": ["visit-report"]}],
}
"""Runs on the build's day, is over a year later."""


class Later(datetime):
    """A clock that is ahead of the build by a year and a half."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Later":
        """The first of June."""
        return cls(2028, 6, 1, tzinfo=tz or UTC)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are read long after the build."""
    monkeypatch.setattr("web.site.datetime", Later)


@pytest.fixture
def shelter(folder: Path) -> None:
    """A service that ends after the build."""
    write_vocabulary(folder, "contact-uses", "general", "service-line", "emergency")
    write(folder, "services/shelter", **SHELTER)


def ages(page: str) -> dict[str, str]:
    """Badges of linked records by their address."""
    return dict(re.findall(r'<a href="(/[^"]+)">(?:(?!</a>).)*</a>\s*<span class="badge (\w+)">', page))


@pytest.mark.usefixtures("shelter")
async def test_linked_records_were_fresh_on_the_day_of_the_build(open_pages: OpenPages) -> None:
    site = await open_pages()
    found = ages((await site.client.get("/organisations/helpers")).text)
    assert (found["/services/day-centre"], found["/services/shelter"]) == ("current", "current")
    page = (await site.client.get("/services/day-centre")).text
    assert "/services/shelter" in ages(page)
    assert "tel:115" in page


@pytest.mark.usefixtures("shelter", "later")
async def test_linked_records_have_aged_and_ended_since(open_pages: OpenPages) -> None:
    site = await open_pages()
    found = ages((await site.client.get("/organisations/helpers")).text)
    assert (found["/services/day-centre"], found["/services/shelter"]) == ("ageing", "ended")
    page = (await site.client.get("/services/day-centre")).text
    assert "/services/shelter" not in page
    assert "tel:115" not in page
    assert "tel:115" not in (await site.client.get("/")).text


@pytest.mark.usefixtures("shelter")
async def test_filters_offer_what_holds_on_the_day_of_the_visit(
    open_pages: OpenPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = await open_pages()
    current = '<input type="checkbox" name="freshness" value="current">'
    assert current in (await site.client.get("/services")).text
    monkeypatch.setattr("web.site.datetime", Later)
    assert current not in (await site.client.get("/services")).text


async def test_a_new_day_is_read_once_however_many_come(open_pages: OpenPages, monkeypatch: pytest.MonkeyPatch) -> None:
    site, read = await open_pages(), Mock(wraps=read_day)
    monkeypatch.setattr("web.site.datetime", Later)
    monkeypatch.setattr("web.site.read_day", read)
    answers = await gather(*(site.client.get("/services") for _ in range(5)))
    assert [answer.status_code for answer in answers] == [200] * 5
    assert read.call_count == 1


@pytest.mark.parametrize("path", ["/organisations/helpers", "/sources/visit-report"])
async def test_no_linked_record_is_left_out(open_pages: OpenPages, folder: Path, path: str) -> None:
    for number in range(45):
        write(folder, f"services/soup-{number}")
    page = (await (await open_pages()).client.get(path)).text
    assert {f"/services/soup-{number}" for number in range(45)} <= set(re.findall('href="([^"]*)"', page))
    assert re.search(r"<details><summary>\d+ more</summary>", page)


async def test_a_place_names_those_who_have_their_address_in_it(open_pages: OpenPages, folder: Path) -> None:
    address = {"place": "calais", "precision": "exact", "street": "2 rue Basse", "sources": ["centre-page"]}
    write(folder, "organisations/seated", name="Les Assis", address=address)
    page = (await (await open_pages()).client.get("/places/calais")).text
    listed = page.partition("Organisations based here")[2].partition("</section>")[0]
    assert "/organisations/seated" in listed


CAUTIONS: dict[str, tuple[dict[str, Any], str]] = {
    "planned": (
        {"status": {"value": "planned", "as_of": "2026-09", "sources": ["visit-report"]}},
        "Planned: no source says that it has begun.",
    ),
    "to come": ({"since": {"value": "2099-01"}}, "Planned: no source says that it has begun."),
    "seasonal": (
        {"status": {"value": "seasonal", "as_of": "2026-09", "sources": ["visit-report"]}},
        "Seasonal: ask first whether it runs now",
    ),
    "doubted": (
        {"verifications": [{"date": "2026-10-02", "method": "visit", "outcome": "not-found"}]},
        "Not found as told when somebody checked: ask first",
    ),
    "out of season": (
        {
            "hours": [
                {
                    "text": {"en": "by night"},
                    "valid": "2025-12/2026-03",
                    "as_of": "2026-02",
                    "sources": ["visit-report"],
                }
            ]
        },
        "Hours of another season: ask first",
    ),
}


@pytest.mark.parametrize("changes, said", CAUTIONS.values(), ids=CAUTIONS)
async def test_a_link_says_what_its_age_does_not(
    open_pages: OpenPages, folder: Path, changes: dict[str, Any], said: str
) -> None:
    write_vocabulary(folder, "service-statuses", "active", "planned", "seasonal")
    where = [{"place": "calais"}]
    write(folder, "services/shelter", name={"en": "Shelter"}, as_of="2026-09", locations=where, **changes)
    write(folder, "practices/shared-store", services=["shelter"])
    site = await open_pages()
    for path in (
        "/places/calais",
        "/organisations/helpers",
        "/practices/shared-store",
        "/sources/visit-report",
        "/services/day-centre",
    ):
        page = (await site.client.get(path)).text
        told = re.findall(r'<a href="/services/shelter">.*?<strong class="state">([^<]*)</strong>', page)
        assert said in told, path
        assert len(told) == len(re.findall('<a href="/services/shelter">', page)), path
        assert not re.search(rf'<a href="/services/day-centre">(?:(?!</li>).)*{said}', page)


async def test_a_service_that_is_planned_says_so_in_the_language_of_the_page(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/fr/places/dunkirk-area")).text
    planned = r'<a href="/fr/services/[^"]*">(?:(?!</li>).)*<strong class="state">Prévu'
    assert re.search(planned, page, re.DOTALL)
