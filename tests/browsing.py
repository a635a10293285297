"""Fixtures of every test in a browser: the real site over the real records, and Chromium."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, Page, ViewportSize, sync_playwright
from serving import serving

RECORD = "/services/secours-catholique-day-centre-calais"
PHONE = ViewportSize(width=360, height=740)


@pytest.fixture(scope="session")
def address(real_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of `datasette .` over the real collection."""
    with serving(real_folder, tmp_path_factory.mktemp("served") / "log") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("these tests need Chromium: install Debian's package chromium (apt-get install chromium)")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
        yield playwright.chromium.launch(executable_path=chromium, args=arguments)


@dataclass
class Watched:
    """A page with what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@contextmanager
def watching(browser: Browser, width: int, height: int) -> Iterator[Watched]:
    """A page of a size, that may set no cookie."""
    context = browser.new_context(viewport={"width": width, "height": height})
    watched = Watched(context.new_page())
    watched.page.on("request", lambda asked: watched.requests.append(asked.url))
    watched.page.on("console", lambda said: watched.complaints.append(said.text) if said.type == "error" else None)
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    yield watched
    assert context.cookies() == []
    context.close()


def box_of(shown: Locator) -> FloatRect:
    """Where something is drawn."""
    box = shown.bounding_box()
    assert box
    return box


def width_of(page: Page) -> int:
    """How wide the window of a page is."""
    assert page.viewport_size
    return page.viewport_size["width"]


@pytest.fixture(params=[(1280, 900), (360, 740)], ids=["desk", "phone"])
def watched(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    """A page on a desk and on a phone."""
    with watching(browser, *request.param) as watched:
        yield watched


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A dark phone without JavaScript."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, color_scheme="dark")
    yield context.new_page()
    context.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone with JavaScript."""
    context = browser.new_context(viewport=PHONE)
    yield context
    context.close()


def chosen_in(page: Page) -> list[str]:
    """The records that the address of a page says are chosen."""
    return [value for name, value in parse_qsl(urlsplit(page.url).query) if name == "r"]
