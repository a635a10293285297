"""A reader leaves at once."""

import pytest
from browsing import RECORD
from playwright.sync_api import BrowserContext, Page


@pytest.mark.parametrize("way", ["click", "escape"])
def test_quick_exit_takes_the_place_of_the_page(context: BrowserContext, address: str, way: str) -> None:
    context.route("https://www.wikipedia.org/", lambda route: route.fulfill(body="An encyclopaedia"))
    page = context.new_page()
    page.goto(f"{address}/services")
    page.goto(address + RECORD)
    before = page.evaluate("history.length")
    if way == "click":
        page.get_by_role("link", name="Quick exit").click()
    else:
        for _ in range(3):
            page.keyboard.press("Escape")
    page.wait_for_url("https://www.wikipedia.org/")
    assert page.evaluate("history.length") == before
    assert len(context.pages) == 1
    page.go_back()
    assert page.url == f"{address}/services"


def test_without_a_script_quick_exit_is_a_link(plain: Page, address: str) -> None:
    plain.goto(address)
    assert plain.locator(".exit").get_attribute("href") == "https://www.wikipedia.org/"
    assert plain.locator("[data-print], [data-copy], [data-share]").locator("visible=true").count() == 0
