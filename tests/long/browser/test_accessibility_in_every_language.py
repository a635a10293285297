"""Pages of our own in the other languages against axe-core, on desk and phone, light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import KINDS, OWN, faults, record_at
from playwright.sync_api import Browser, Page

from web.languages import ENGLISH, read_languages

PREFIXES = [language.prefix for code, language in read_languages().items() if code != ENGLISH]


@pytest.fixture(scope="session", params=[(1280, 900), (360, 740)], ids=["desk", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """One page a size, for every address in turn."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("path", OWN.values(), ids=OWN.keys())
def test_axe_finds_no_fault(page: Page, address: str, prefix: str, path: str) -> None:
    page.goto(address + prefix + path, wait_until="load")
    assert faults(page) == []


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("order", ["desc", "asc"], ids=["longest", "shortest"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_fault_in_records(
    page: Page, address: str, real_database: Path, prefix: str, kind: str, order: str
) -> None:
    page.goto(address + prefix + record_at(real_database, kind, order), wait_until="load")
    assert faults(page) == []
