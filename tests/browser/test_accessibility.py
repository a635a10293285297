"""Every kind of page against axe-core: WCAG 2.2 A and AA and best practices, on desk and phone, light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import KINDS, OWN, faults, record_at
from playwright.sync_api import Browser, Page

PAGES = {
    **OWN,
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
DESK, PHONE = (1280, 900), (360, 740)


@pytest.fixture(scope="session", params=[DESK, PHONE], ids=["desk", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """One page a size, for every address in turn."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_no_fault(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="load")
    assert faults(page) == []


@pytest.mark.parametrize("order", ["desc", "asc"], ids=["longest", "shortest"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_fault_in_records(page: Page, address: str, real_database: Path, kind: str, order: str) -> None:
    page.goto(address + record_at(real_database, kind, order), wait_until="load")
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
