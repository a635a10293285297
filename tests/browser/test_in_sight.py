"""What a reader in haste must see at once, on a dark phone too."""

import re

import pytest
from browsing import RECORD
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("path", ["/services", "/ar/search?q=food", RECORD, f"/fr{RECORD}"])
def test_an_emergency_number_is_seen_first_on_a_phone(plain: Page, address: str, path: str) -> None:
    plain.goto(address + path)
    number = plain.locator('a[href="tel:112"]').first
    expect(number).to_be_in_viewport()
    box = number.bounding_box()
    assert box and box["height"] >= 24
    assert plain.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [360, 360]


@pytest.mark.parametrize("path", ["/", "/search?q=food"])
def test_the_button_of_the_search_stands_out_in_the_dark(plain: Page, address: str, path: str) -> None:
    plain.goto(address + path)
    button = plain.get_by_role("button", name="Search", exact=True)
    paper = plain.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    own, words = button.evaluate("it => [getComputedStyle(it).backgroundColor, getComputedStyle(it).color]")
    assert contrast(own, paper) >= 3
    assert contrast(own, words) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG counts it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
