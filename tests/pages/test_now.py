"""What is said of now holds now: open only what runs, alerts only while they last; the first page names what exists."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from factories import query, write, write_vocabulary
from serving import OpenPages

from search.library import NEEDS
from web.pages.home import PLACES

NOW = datetime.now(UTC)
ALWAYS_OPEN = {"text": {"en": "day and night"}, "osm": "24/7", "as_of": f"{NOW:%Y-%m}", "sources": ["centre-page"]}
SERVICE: dict[str, Any] = {
    "name": {"en": "Night kitchen"},
    "providers": ["helpers"],
    "needs": ["meal"],
    "locations": [{"place": "calais", "hours": [ALWAYS_OPEN]}],
    "as_of": f"{NOW:%Y-%m}",
}


async def pages_of(open_pages: OpenPages, folder: Path, **changes: Any) -> str:
    """What the list and the page of a service that is always open say, with some changes."""
    write_vocabulary(folder, "service-statuses", "active", "closed", "planned", "paused")
    write(folder, "services/kitchen", **{**SERVICE, **changes})
    site = await open_pages()
    answers = [await site.client.get(path) for path in ("/services?q=night+kitchen", "/services/kitchen")]
    return "".join(answer.text for answer in answers)


async def test_what_runs_is_open(open_pages: OpenPages, folder: Path) -> None:
    assert (await pages_of(open_pages, folder)).count("Open now") == 2


@pytest.mark.parametrize(
    "change",
    [
        {"status": {"value": "planned", "as_of": "2026-10", "sources": ["centre-page"]}},
        {"status": {"value": "paused", "as_of": "2026-10", "sources": ["centre-page"]}},
        {"since": {"value": f"{NOW + timedelta(days=40):%Y-%m-%d}"}},
        {"until": {"value": f"{NOW - timedelta(days=40):%Y-%m-%d}"}},
    ],
    ids=["planned", "paused", "not begun", "ended"],
)
async def test_what_does_not_run_is_not_open(open_pages: OpenPages, folder: Path, change: dict[str, Any]) -> None:
    pages = await pages_of(open_pages, folder, **change)
    assert "Night kitchen" in pages
    assert "Open now" not in pages


async def test_an_alert_is_told_while_it_lasts(open_pages: OpenPages, folder: Path) -> None:
    def alert(text: str, days: int) -> dict[str, Any]:
        return {"text": {"en": text}, "ends": f"{NOW + timedelta(days=days):%Y-%m-%d}", "sources": ["centre-page"]}

    pages = await pages_of(open_pages, folder, alerts=[alert("Closed for works.", 9), alert("Flooded.", -9)])
    assert "Closed for works." in pages
    assert "Flooded." not in pages


async def test_another_moment_is_not_called_now(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "services/kitchen", **SERVICE)
    moment = f"{NOW + timedelta(days=3):%Y-%m-%dT10:00}"
    page = (await (await open_pages()).client.get(f"/services?q=kitchen&open={moment}")).text
    assert "Open then" in page
    assert f"open: {NOW + timedelta(days=3):%-d %b %Y}, 10:00<" in page.replace(" <", "<")
    assert "Open now" not in page and "checked> open now" not in page


async def test_places_and_needs_of_the_first_page_exist(real_pages: Datasette, real_database: Path) -> None:
    places = {place for (place,) in query(real_database, "select id from places")}
    needs = {need for (need,) in query(real_database, "select id from vocabulary_terms where scheme = 'needs'")}
    assert set(PLACES) <= places
    assert set(NEEDS) <= needs
    page = (await real_pages.client.get("/")).text
    assert all(f"/services?place={place}" in page for place in PLACES)


async def test_a_message_tells_what_is_only_planned(open_pages: OpenPages, folder: Path) -> None:
    pages = await pages_of(
        open_pages, folder, status={"value": "planned", "as_of": "2026-10", "sources": ["visit-report"]}
    )
    message = pages.partition("<textarea")[2].partition("</textarea>")[0]
    assert "Status: Shown" in message
