"""How pages look on the smallest phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

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


@pytest.mark.parametrize("prefix", ["", "/fr", "/ar"])
def test_the_exit_stands_in_the_first_row(phone: Page, address: str, prefix: str) -> None:
    phone.goto(f"{address}{prefix or '/'}")
    boxes = [phone.locator(each).bounding_box() for each in (".brand", ".exit", ".top .languages")]
    brand, leave, languages = (box for box in boxes if box)
    assert abs(brand["y"] + brand["height"] / 2 - leave["y"] - leave["height"] / 2) < 4
    assert languages["y"] >= leave["y"] + leave["height"]
    end = leave["x"] if prefix == "/ar" else 360 - leave["x"] - leave["width"]
    assert round(end) == 16


def moved(phone: Page, region: Locator, key: str) -> bool:
    """Whether a key moves what a region holds."""
    region.focus()
    before = region.evaluate("it => it.scrollLeft")
    phone.keyboard.press(key)
    phone.wait_for_timeout(300)
    return bool(region.evaluate("it => it.scrollLeft") != before)


@pytest.mark.parametrize("prefix", ["", "/fr", "/ar"])
def test_drawings_that_are_cut_say_that_they_move(phone: Page, address: str, prefix: str) -> None:
    phone.goto(f"{address}{prefix}/overview")
    every = phone.locator(".wide:visible").all()
    cut = [each for each in every if each.evaluate("it => it.scrollWidth > it.clientWidth")]
    assert len(cut) >= 4
    for region in cut:
        assert region.evaluate("it => it.previousElementSibling.checkVisibility()")
        assert moved(phone, region, "ArrowRight") or moved(phone, region, "ArrowLeft")


def test_where_all_fits_nothing_is_said_of_moving(browser: Browser, address: str) -> None:
    desk = browser.new_page(viewport={"width": 1280, "height": 900})
    desk.goto(f"{address}/overview")
    assert [each for each in desk.locator(".sideways").all() if each.is_visible()] == []
    desk.close()
