"""Pages on paper."""

import re

from browsing import RECORD
from codes import code_seen
from playwright.sync_api import Page, expect

WHITE, BLACK = "rgb(255, 255, 255)", "rgb(0, 0, 0)"


def test_paper_is_black_on_white_with_nothing_to_press(plain: Page, address: str) -> None:
    for path in (RECORD, f"/chosen?r={RECORD[1:]}&r=organisations/auberge-des-migrants"):
        plain.goto(address + path)
        plain.emulate_media(media="print", color_scheme="dark")
        body = plain.locator("body")
        expect(body).to_have_css("background-color", WHITE)
        expect(body).to_have_css("color", BLACK)
        expect(plain.locator("h1")).to_be_visible()
        for hidden in ("nav", ".exit", "form", "textarea", "button", "summary"):
            shown = [each for each in plain.locator(hidden).all() if each.is_visible()]
            assert shown == [], hidden
        expect(plain.locator(".on-paper svg")).to_be_visible()
        expect(plain.locator("footer").get_by_text("Collection of")).to_be_visible()
        expect(plain.locator(".sources li").first).to_be_visible()
        assert plain.pdf(prefer_css_page_size=True).startswith(b"%PDF")
        plain.emulate_media(media="screen")


def test_a_printed_page_of_results_says_what_was_asked(plain: Page, address: str) -> None:
    question = "q=shower&place=france&kind=service&kind=organisation&current=1"
    plain.goto(f"{address}/search?{question}&limit=5&r={RECORD[1:]}")
    expect(plain.locator(".asked")).to_be_hidden()
    total = re.search(r"\d+", plain.locator("p[role=status]").inner_text())
    plain.emulate_media(media="print")
    told = plain.locator(".asked").inner_text()
    assert "What was asked: shower" in told
    assert "Filters that are set: France Service or Organisation without what is old" in " ".join(told.split())
    assert total and f"On this sheet: 1 to 5 of {total[0]}" in told
    assert f"{address}/search?{question}&limit=5" in told.split()
    assert "In danger? Call 112 European emergency number" in " ".join(told.split())
    code = plain.locator(".asked .code")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box and box["width"] > 80
    assert code_seen(plain) == f"{address}/search?{question}&limit=5"
    for hidden in ("nav", "button", "summary", ".chips", ".narrow"):
        assert [each for each in plain.locator(hidden).all() if each.is_visible()] == [], hidden
