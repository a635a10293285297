"""Every kind of page against axe-core: WCAG 2.2 A and AA and best practices, on desk and phone, light and dark."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

PAGES = {
    # Pages of our own
    "home": "/",
    "results": "/search?q=food",
    "list": "/services?need=food&audience=unaccompanied-minors",
    "nothing found": "/search?q=xqzvw",
    "overview": "/overview",
    "about": "/about",
    "downloads": "/downloads",
    "map": "/map",
    "chosen": "/chosen?r=services/secours-catholique-day-centre-calais",
    "French": "/fr/search?q=douche",
    "Arabic": "/ar/",
    # Datasette's
    "database": "/directory",
    "table": "/directory/services?_size=5",
    "table with words beside links": "/directory/organisations?_size=8",
    "filtered table": "/directory/services?_search=douche&status=active&_sort_desc=name&_size=5",
    "empty table": "/directory/services?id=nothing",
    "view": "/directory/service_directory?_size=5",
    "row": "/directory/services/secours-catholique-day-centre-calais",
    "SQL": "/directory?sql=select+kind,+count(*)+from+organisations+group+by+kind",
    "faulty SQL": "/directory?sql=select",
    "saved query": "/directory/food-in-a-place",
    "saved query with its SQL": "/directory/food-in-a-place?_hide_sql=&_show_sql=1",
    "missing": "/nowhere",
    "wrong parameter": "/directory/services?_sort=zzz",
    "versions": "/-/versions",
}
KINDS = ("organisations", "services", "practices", "events", "documents", "sources", "places", "glossary")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""Rules that a change of scheme can break; the others see the same page."""
DESK, PHONE = (1280, 900), (360, 740)


@pytest.fixture(scope="session", params=[DESK, PHONE], ids=["desk", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """One page a size, for every address in turn."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


def violations(page: Page, only: dict[str, Any]) -> list[str]:
    """What axe-core finds on a page as it stands: rule, scheme, selector and remedy."""
    options = json.dumps({"runOnly": only, "resultTypes": ["violations"]})
    found = page.evaluate(f"axe.run({options})")["violations"]
    return [
        f"{rule['id']} | {' '.join(map(str, node['target']))} | {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def faults(page: Page) -> list[str]:
    """What axe-core finds in light, and of colours in dark."""
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE_SCRIPT)
    light = violations(page, {"type": "tag", "values": RULES})
    page.emulate_media(color_scheme="dark")
    return light + [f"dark: {fault}" for fault in violations(page, {"type": "rule", "values": COLOURS})]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_no_fault(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="load")
    assert faults(page) == []


@pytest.mark.parametrize("order", ["desc", "asc"], ids=["longest", "shortest"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_fault_in_records(page: Page, address: str, real_database: Path, kind: str, order: str) -> None:
    sql = f"select id from whole_records where folder = ? order by length(record) {order}, id limit 1"
    with sqlite3.connect(real_database) as connection:
        [record_id] = connection.execute(sql, [kind]).fetchone()
    page.goto(f"{address}/{kind}/{record_id}", wait_until="load")
    assert faults(page) == []


@pytest.mark.parametrize("page", [DESK], ids=["desk"], indirect=True)
def test_the_menu_of_a_column_opens_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}/directory/services?_size=5", wait_until="load")
    icon = page.get_by_role("button", name="Menu of column name", exact=True)
    icon.press("Enter")
    assert page.locator(":focus").inner_text() == "Sort ascending"
    assert faults(page) == []
    page.keyboard.press("Escape")
    assert icon.evaluate("icon => icon === document.activeElement")
