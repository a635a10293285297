"""What people come for, done as they do it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from browsing import box_of, width_of
from playwright.sync_api import Browser, Page

OpenPage = Callable[..., Page]


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Opens pages on a small phone, with or without scripts."""
    contexts = []

    def opened(path: str = "/", scripts: bool = True) -> Page:
        context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        assert context.cookies() == []
        context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_food_in_calais_from_home_in_three_steps(phone: OpenPage, scripts: bool) -> None:
    page = phone(scripts=scripts)
    page.get_by_role("link", name="Food", exact=True).click()
    page.locator("summary", has_text="Narrow down").click()
    page.locator(".narrow").get_by_role("link", name="Calais", exact=True).click()
    assert "place=calais" in page.url and "need=food" in page.url
    first = page.locator(".result").first
    assert "last attested:" in first.inner_text()
    assert "Calais" in first.inner_text()


def test_an_organisation_by_its_acronym_and_its_members(phone: OpenPage) -> None:
    page = phone()
    page.get_by_role("combobox").fill("PSM")
    page.get_by_role("button", name="Search").click()
    page.locator(".result h3 a").first.click()
    assert page.locator("h1").inner_text().startswith("Plateforme des Soutiens aux Migrant.e.s")
    members = page.locator("h3", has_text="Members").locator("xpath=following-sibling::ul[1]")
    assert "Terre d'Errance (Norrent-Fontes)" in members.inner_text()


def test_what_is_for_minors_and_what_to_ask_first(phone: OpenPage) -> None:
    page = phone("/services")
    page.locator("summary", has_text="Filters").click()
    page.get_by_label("For whom").select_option("unaccompanied-minors")
    page.get_by_role("button", name="Apply").click()
    assert "of them to ask first" in page.get_by_role("status").inner_text()
    page.goto(page.url + "&need=food&place=calais")
    unsure = page.locator(".ask-first")
    assert "Ask first: whether it is for them" in unsure.locator(".result").first.inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_members_of_a_network_without_an_empty_word_in_the_address(phone: OpenPage, scripts: bool) -> None:
    page = phone("/organisations", scripts=scripts)
    page.locator("summary", has_text="Filters").click()
    page.get_by_label("Member of").select_option("solidar")
    page.get_by_label("Current").check()
    page.get_by_label("Ageing").check()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
    page.get_by_role("button", name="Apply").click()
    assert page.url.endswith("/organisations?network=solidar&freshness=current&freshness=ageing")
    assert len(asked) == (1 if scripts else 2)
    assert "SOLIDAR" in page.locator(".chips").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_what_is_open_on_a_day_to_come(phone: OpenPage, scripts: bool) -> None:
    page = phone("/services", scripts=scripts)
    page.locator("summary", has_text="Filters").click()
    moment = f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%d}T10:00"
    page.get_by_label("open now", exact=True).check()
    page.get_by_label("or open on this day, at this time").fill(moment)
    page.get_by_role("button", name="Apply").click()
    assert parse_qsl(urlsplit(page.url).query) == [("open", moment)]
    assert "10:00" in page.locator(".chips").inner_text()


def test_by_keyboard_alone_from_home_to_a_record(phone: OpenPage) -> None:
    page = phone()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type("showers calais")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=showers+calais")
    page.locator(".result h3 a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/services/**")
    assert page.locator("h1").count() == 1


def test_arabic_turns_the_page_around(phone: OpenPage) -> None:
    page = phone("/services?need=food")
    page.get_by_role("link", name="العربية").click()
    assert page.url.endswith("/ar/services?need=food")
    assert page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]") == ["ar", "rtl"]
    middle = width_of(page) / 2
    brand, leave = box_of(page.locator(".brand")), box_of(page.locator(".exit"))
    assert brand["x"] + brand["width"] > middle > leave["x"]


def test_a_need_in_a_language_that_the_site_does_not_speak(phone: OpenPage) -> None:
    page = phone()
    page.get_by_role("link", name="ትግርኛ").click()
    page.locator("section[lang=ti]").get_by_role("link").first.click()
    assert "/services?need=food" in page.url
    assert page.locator(".result").count() > 5
