"""What a reader does with records: choose on a phone, print, be offered what is typed, copy, leave at once."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

RECORD = "/services/secours-catholique-day-centre-calais"
PHONE = ViewportSize(width=360, height=740)
WHITE, BLACK = "rgb(255, 255, 255)", "rgb(0, 0, 0)"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A dark phone without JavaScript."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, color_scheme="dark")
    yield context.new_page()
    context.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE)
    yield context
    context.close()


def chosen_in(page: Page) -> list[str]:
    return [value for name, value in parse_qsl(urlsplit(page.url).query) if name == "r"]


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


def test_the_list_holds_what_was_ticked_and_no_search(plain: Page, address: str) -> None:
    plain.goto(f"{address}/search?q=shower&place=calais")
    keys = [tick(plain, 0), tick(plain, 2)]
    plain.get_by_role("button", name="Show what I chose").click()
    query = "&".join(f"r={key}" for key in keys)
    assert plain.url == f"{address}/chosen?{query}"


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
    for hidden in ("nav", "button", "summary", ".chips", ".narrow"):
        assert [each for each in plain.locator(hidden).all() if each.is_visible()] == [], hidden


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


def test_copy_says_that_it_copied(context: BrowserContext, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = context.new_page()
    page.goto(address + RECORD)
    page.get_by_role("button", name="Copy").first.click()
    expect(page.locator("#share-text ~ p [role=status]").first).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#share-text").input_value()


def test_where_copying_is_refused_the_text_is_marked(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(address + RECORD)
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_text("This browser does not copy")).to_be_visible()
    marked = "(field => field.selectionEnd - field.selectionStart)(document.getElementById('share-text'))"
    assert page.evaluate(marked) > 0


def test_sending_hands_over_the_text(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.add_init_script("Navigator.prototype.share = async (sent) => { window.sent = sent; }")
    page.goto(address + RECORD)
    page.get_by_role("button", name="Send with another app").first.click()
    sent = json.loads(page.evaluate("JSON.stringify(window.sent)"))
    assert sent == {"text": page.locator("#share-text").input_value()}


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


def test_what_a_page_shows_is_taken_along_on_a_phone(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/fr/services?place=calais&need=food")
    told = re.search(r"\d+", page.get_by_role("status").inner_text())
    link = page.get_by_role("link", name="CSV", exact=True)
    box = link.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] and box["height"] >= 24
    with page.expect_download() as download:
        link.click()
    assert re.fullmatch(r"solidarity-directory-services-\d{4}-\d\d-\d\d\.csv", download.value.suggested_filename)
    rows = list(csv.DictReader(Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()))
    assert told and len(rows) == int(told[0]) > 0
    assert {row["taken_from"].rpartition(", ")[2] for row in rows} == {f"{address}/services?place=calais&need=food"}
