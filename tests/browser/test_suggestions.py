"""What is offered while somebody types."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from browsing import RECORD, chosen_in
from playwright.sync_api import BrowserContext, expect


def test_suggestions_by_keyboard(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/?r={RECORD[1:]}")
    field = page.get_by_role("combobox")
    field.press_sequentially("show", delay=20)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("show")
    field.press_sequentially("e")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?need=*")
    assert chosen_in(page) == [RECORD[1:]]


@pytest.mark.parametrize("path", ["/services", "/fr/search"])
def test_a_suggestion_narrows_the_list_at_hand(path: str, context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}{path}?place=calais&current=1&q=food")
    page.get_by_role("combobox").fill("")
    page.get_by_role("combobox").press_sequentially("shower", delay=20)
    page.locator(".suggestions [role=option]").first.click()
    page.wait_for_url(f"**{path}?*need=*")
    asked = set(parse_qsl(urlsplit(page.url).query))
    assert asked == {("place", "calais"), ("current", "1"), ("need", "shower")}


def test_an_organisation_that_is_suggested_leads_to_its_page(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/services?place=calais&r={RECORD[1:]}")
    page.get_by_role("combobox").press_sequentially("refugee community kit", delay=20)
    page.locator(".suggestions [role=option]").first.click()
    page.wait_for_url(f"**/organisations/refugee-community-kitchen?r={RECORD[1:].replace('/', '%2F')}")


def test_enter_without_a_choice_searches(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.get_by_role("combobox").press_sequentially("shower", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=shower")


def test_what_is_typed_is_asked_once_and_old_answers_are_dropped(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url) if "/suggest.json" in each.url else None)
    # The page's own clock stands still while somebody types, however slow the machine is.
    page.clock.install()
    page.goto(address)
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.get_by_role("combobox").press_sequentially("shower")
    assert asked == []
    page.clock.run_for(1000)
    expect(page.get_by_role("option").first).to_be_visible()
    assert [urlsplit(url).query for url in asked] == ["q=shower"]
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
