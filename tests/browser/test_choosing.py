"""A reader chooses records on a phone: ticks stay in sight, and go along with links."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from browsing import chosen_in
from playwright.sync_api import BrowserContext, Page, expect


def tick(page: Page, position: int) -> str:
    """Chooses one of the results; its key."""
    box = page.locator('input[name="r"][type="checkbox"]').nth(position)
    box.check()
    return box.get_attribute("value") or ""


def test_three_are_chosen_on_a_phone_without_a_script(plain: Page, address: str) -> None:
    plain.goto(f"{address}/services")
    first = tick(plain, 1)
    plain.get_by_role("button", name="More results").click()
    second = tick(plain, 0)
    plain.locator("#q").fill("shower calais")
    plain.get_by_role("button", name="Search", exact=True).click()
    assert chosen_in(plain) == [first, second]
    plain.locator(".result h3 a").first.click()
    plain.get_by_role("link", name="Add to a list").click()
    third = urlsplit(plain.locator(".chosen h2 a").nth(2).get_attribute("href") or "").path.strip("/")
    assert chosen_in(plain) == [first, second, third]
    assert plain.url.startswith(f"{address}/chosen?")
    plain.get_by_role("link", name="Remove from the list").first.click()
    assert chosen_in(plain) == [second, third]
    assert {name for name, _ in parse_qsl(urlsplit(plain.url).query)} == {"r"}


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_what_is_chosen_stays_in_sight_and_hides_nothing(context: BrowserContext, address: str, prefix: str) -> None:
    page = context.new_page()
    page.goto(f"{address}{prefix}/search?q=food+calais")
    bar = page.locator(".chosen-bar")
    expect(bar).not_to_be_in_viewport()
    tick(page, 0)
    tick(page, 1)
    expect(bar).to_be_in_viewport()
    expect(bar.locator("[data-chosen]")).to_contain_text("2")
    for place in range(2, 12):
        page.locator('input[name="r"][type="checkbox"]').nth(place).focus()
        box, edge = page.locator(":focus").bounding_box(), bar.bounding_box()
        assert box and edge and box["y"] + box["height"] <= edge["y"]
    page.locator('input[name="r"][type="checkbox"]').nth(0).uncheck()
    page.locator('input[name="r"][type="checkbox"]').nth(1).uncheck()
    expect(bar.locator("[data-chosen]")).to_have_text("")
    page.evaluate("scrollTo(0, 0)")
    expect(bar).not_to_be_in_viewport()


def test_what_is_chosen_stays_in_sight_without_a_script_and_on_no_paper(plain: Page, address: str) -> None:
    plain.goto(f"{address}/services")
    tick(plain, 0)
    expect(plain.locator(".chosen-bar")).to_be_in_viewport()
    plain.get_by_role("button", name="More results").click()
    expect(plain.locator(".chosen-bar")).to_be_in_viewport()
    expect(plain.locator("[data-chosen]", has_text="Chosen: 1")).to_be_visible()
    plain.emulate_media(media="print")
    expect(plain.locator(".chosen-bar")).to_be_hidden()
    plain.emulate_media(media="screen")
    plain.get_by_role("button", name="Show what I chose").click()
    assert len(chosen_in(plain)) == 1


def test_what_is_ticked_goes_along_with_the_links_that_are_followed(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/services?q=shower&r=organisations/auberge-des-migrants")
    first, second = tick(page, 0), tick(page, 1)
    page.locator('input[name="r"][type="checkbox"]').nth(1).uncheck()
    page.locator(".result h3 a").nth(1).click()
    page.wait_for_url(f"**/{second}?*")
    assert chosen_in(page) == ["organisations/auberge-des-migrants", first]
    page.locator('.sources a[href*="/sources/"]').first.click()
    page.wait_for_url("**/sources/*")
    assert chosen_in(page) == ["organisations/auberge-des-migrants", first]
    page.get_by_role("link", name="Your list (2)").click()
    page.get_by_role("link", name="Remove from the list").first.click()
    page.wait_for_url(f"**/chosen?r={first}")


def test_what_is_ticked_goes_to_no_file_and_moves_no_page(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/services?q=shower")
    tick(page, 0)
    for name in ("CSV", "For data people: tables and SQL", "Skip to the content"):
        link = page.get_by_role("link", name=name).first
        before = link.get_attribute("href")
        link.dispatch_event("contextmenu")
        assert link.get_attribute("href") == before
    page.get_by_role("link", name="Map").dispatch_event("auxclick")
    assert "?r=" in (page.get_by_role("link", name="Map").get_attribute("href") or "")


def test_without_a_script_the_bar_says_how_ticks_are_kept(plain: Page, address: str) -> None:
    plain.goto(f"{address}/services")
    tick(plain, 0)
    expect(plain.locator(".chosen-bar", has_text="Before you follow a link, press the button")).to_be_in_viewport()


def test_the_list_holds_what_was_ticked_and_no_search(plain: Page, address: str) -> None:
    plain.goto(f"{address}/search?q=shower&place=calais")
    keys = [tick(plain, 0), tick(plain, 2)]
    plain.get_by_role("button", name="Show what I chose").click()
    query = "&".join(f"r={key}" for key in keys)
    assert plain.url == f"{address}/chosen?{query}"
