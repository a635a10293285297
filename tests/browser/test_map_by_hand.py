"""The map as people use it: by mouse, by keyboard, without a script, near where they are."""

import re
from collections.abc import Iterator

import pytest
from browsing import Watched, box_of
from playwright.sync_api import Browser, BrowserContext, Geolocation, Page

CALAIS = Geolocation(latitude=50.95, longitude=1.86)


def shown(page: Page) -> list[str]:
    """Names of the marks that can be seen."""
    return page.locator(".map .mark:visible title").all_text_contents()


def view(page: Page) -> list[float]:
    """Where the map is: left, top, width, height."""
    box = page.locator(".map svg").get_attribute("viewBox") or ""
    return [float(each) for each in box.split(" ")]


def test_from_the_map_to_a_record(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/map?need=food")
    page.locator(".map .mark:visible", has_text="Calais").locator("circle").last.click()
    page.wait_for_url("**/services?need=food&place=calais")
    page.locator(".result h3 a").first.click()
    page.wait_for_url("**/services/*")
    assert "last attested:" in page.inner_text("main") or "no source tells a date" in page.inner_text("main")
    assert [url for url in watched.requests if not url.startswith(address)] == []
    assert watched.complaints == []


@pytest.mark.parametrize("area", ["coast", "channel", "france", "europe"])
def test_every_window_fits_and_is_light(watched: Watched, address: str, area: str) -> None:
    page, sizes = watched.page, []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(f"{address}/map?area={area}&kind=organisation")
    page.wait_for_load_state("networkidle")
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]
    assert sum(sizes) < 150_000
    assert watched.complaints == []


def test_closer_and_back_by_keyboard(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/map")
    whole, far = view(page), shown(page)
    page.get_by_role("button", name="Closer").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("+")
    assert view(page)[2] == whole[2] / 4
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    assert view(page)[0] < whole[2] * 3 / 8
    assert view(page)[1] < whole[3] * 3 / 8
    assert any(name.startswith("Loon-Plage: ") for name in shown(page))
    page.keyboard.press("0")
    assert view(page) == whole
    assert shown(page) == far


def test_arrows_scroll_the_page_while_the_map_is_whole(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/map")
    kept = "window.kept = []; window.addEventListener('keydown', (event) => kept.push(event.defaultPrevented))"
    page.evaluate(kept)
    page.get_by_role("button", name="Closer").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("+")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("kept") == [False, True, True]


def test_a_mark_that_is_reached_comes_into_view(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/map?area=europe")
    for _ in range(3):
        page.get_by_role("button", name="Closer").click()
    mark = page.locator(".map .mark:visible", has_text="Zagreb")
    mark.focus()
    box, frame = box_of(mark.locator("circle").last), box_of(page.locator(".map svg"))
    assert frame["x"] < box["x"] < frame["x"] + frame["width"]
    assert frame["y"] < box["y"] < frame["y"] + frame["height"]


# The box of a text has room above its letters.
CUT = """() => {
    const frame = document.querySelector(".map svg").getBoundingClientRect();
    const names = [...document.querySelectorAll(".map svg text")].map((each) => [each, each.getBoundingClientRect()]);
    const cut = ([, box]) => box.width && (box.left < frame.left || box.right > frame.right || box.top < frame.top - 2);
    return names.filter(cut).map(([each]) => each.textContent);
}"""


@pytest.mark.parametrize("width", [360, 760, 1000, 1100])
@pytest.mark.parametrize("area", ["coast", "channel", "france", "europe"])
def test_no_name_is_cut_at_the_edge(browser: Browser, address: str, width: int, area: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/map?language=ar&area={area}")
    assert page.evaluate(CUT) == []
    context.close()


def test_a_mark_is_read_out_once(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/map?language=ar&area=coast")
    told = re.compile(r"^Calais: \d+ services, \d+ to ask first$")
    assert page.get_by_role("link", name=told).count() == 1


def test_every_stop_of_the_keyboard_leads_somewhere(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/map")
    page.get_by_role("button", name="Closer").focus()
    stops = []
    for _ in range(9):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.localName"))
    assert stops == ["button"] * 6 + ["a"] * 3
    assert watched.complaints == []


def test_a_map_that_is_touched_does_not_complain(context: BrowserContext, address: str) -> None:
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{address}/map?need=food&place=paris&freshness=ended")
    page.get_by_role("button", name="Closer").click()
    page.locator(".map svg").dispatch_event("focusin", {"bubbles": True})
    page.locator(".map svg").click(position={"x": 5, "y": 5})
    assert complaints == []


def test_a_drag_moves_the_map_and_follows_no_link(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/map")
    page.get_by_role("button", name="Closer").click()
    before = view(page)
    page.locator(".map svg").scroll_into_view_if_needed()
    frame = box_of(page.locator(".map svg"))
    middle = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 60, middle[1], steps=4)
    page.mouse.up()
    assert view(page)[0] < before[0]
    assert page.url == f"{address}/map"


@pytest.fixture
def placed(browser: Browser) -> Iterator[Page]:
    """A page on a device that knows that it is in Calais."""
    context = browser.new_context(geolocation=CALAIS, permissions=["geolocation"])
    yield context.new_page()
    context.close()


def test_near_me_asks_nobody(placed: Page, address: str) -> None:
    placed.goto(f"{address}/map")
    placed.wait_for_load_state("networkidle")
    requests: list[str] = []
    placed.on("request", lambda asked: requests.append(asked.url))
    placed.get_by_role("button", name="Near me").click()
    result = placed.locator(".near-result")
    result.filter(has_text="Nearest: Calais (0.3 km), Loon-Plage (26 km), Wimereux (27 km)").wait_for()
    assert result.get_attribute("role") == "status"
    names = placed.locator(".map-list ul").first.locator("li a").all_inner_texts()
    assert names[:3] == ["Calais", "Loon-Plage", "Wimereux"]
    placed.wait_for_timeout(300)
    assert requests == []


def test_a_device_that_does_not_tell_is_no_dead_end(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=[])
    page = context.new_page()
    page.goto(f"{address}/map")
    page.get_by_role("button", name="Near me").click()
    page.locator(".near-result", has_text="This device did not tell where it is.").wait_for()
    context.close()


@pytest.mark.parametrize(("width", "near"), [(1280, "Loon-Plage: "), (320, "Grande-Synthe, Dunkirk, Loon-Plage: ")])
def test_without_a_script_nothing_is_missing(browser: Browser, address: str, width: int, near: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/map")
    assert any(name.startswith("Calais: ") for name in shown(page))
    assert any(name.startswith(near) for name in shown(page))
    assert page.get_by_role("button", name="Near me").count() == 0
    page.get_by_role("link", name="Channel (").click()
    page.locator(".map .mark:visible", has_text="Brussels").locator("circle").last.click()
    assert page.url == f"{address}/services?place=brussels"
    context.close()
