"""How pages look on the smallest phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

GAPS = """
links => links.map(link => {
    const number = document.createRange();
    number.selectNodeContents(link);
    return [link.textContent.length, number.getBoundingClientRect().left - link.getBoundingClientRect().left];
})
"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_numbers_of_sources_keep_one_gap_before_them(phone: Page, address: str) -> None:
    phone.goto(f"{address}/organisations/auberge-des-migrants")
    gaps = phone.locator('.cite a[href^="#source-"]').evaluate_all(GAPS)
    assert {length for length, _ in gaps} == {3, 4}
    assert {round(gap) for _, gap in gaps} == {6}
