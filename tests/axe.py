"""What axe-core finds on a page: WCAG 2.2 A and AA and best practices, in light, and colours in dark."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

OWN = {
    "home": "/",
    "results": "/search?q=food",
    "list": "/services?need=food&audience=unaccompanied-minors",
    "nothing found": "/search?q=xqzvw",
    "needs": "/needs",
    "map": "/map",
    "overview": "/overview",
    "about": "/about",
    "downloads": "/downloads",
    "vocabularies": "/vocabularies",
    "vocabulary": "/vocabularies/legal-statuses",
    "chosen": "/chosen?r=services/secours-catholique-day-centre-calais&r=organisations/solidar",
    "nothing chosen": "/chosen",
    "wrong filter": "/services?need=nothing-like-it",
    "no such record": "/services/nothing-like-it",
}
"""Addresses of the pages of our own, without a language."""
KINDS = ("organisations", "services", "practices", "events", "documents", "sources", "places", "glossary")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""Rules that a change of scheme can break; the others see the same page."""


def violations(page: Page, only: dict[str, Any]) -> list[str]:
    """What axe-core finds on a page as it stands: rule, scheme, selector and remedy."""
    options = json.dumps({"runOnly": only, "resultTypes": ["violations"]})
    found = page.evaluate(f"axe.run({options})")["violations"]
    return [
        f"{rule['id']} | {' '.join(map(str, node['target']))} | {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def faults(page: Page) -> list[str]:
    """What axe-core finds in light, and of colours in dark."""
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE_SCRIPT)
    light = violations(page, {"type": "tag", "values": RULES})
    page.emulate_media(color_scheme="dark")
    return light + [f"dark: {fault}" for fault in violations(page, {"type": "rule", "values": COLOURS})]


def record_at(database: Path, kind: str, order: str) -> str:
    """Address of the record of a kind that comes first by its length, `desc` or `asc`."""
    sql = f"select id from whole_records where folder = ? order by length(record) {order}, id limit 1"
    with sqlite3.connect(database) as connection:
        [record_id] = connection.execute(sql, [kind]).fetchone()
    return f"/{kind}/{record_id}"
