"""What a reader takes along: a text that is copied or sent, and a file."""

import csv
import json
import re
from pathlib import Path

from browsing import PHONE, RECORD
from codes import code_seen
from playwright.sync_api import BrowserContext, Page, expect


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


def test_the_code_of_a_record_is_read_from_a_dark_screen(plain: Page, address: str) -> None:
    plain.goto(address + RECORD)
    plain.locator("summary").get_by_text("QR code").click()
    plain.locator("details .code").scroll_into_view_if_needed()
    assert code_seen(plain) == address + RECORD


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
