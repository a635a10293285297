"""Numbers for emergencies stand where they may be needed, in words of the language of the page."""

import re
import sqlite3
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from assemble import build_database
from datasette.app import Datasette
from factories import TODAY, write, write_vocabulary
from serving import OpenPages

from pipeline.database import reading
from web.emergency_numbers import read_numbers

ARABIC = {"text": "112 - أي خطر", "origin": "machine"}
PHONE = {"kind": "phone", "use": "emergency", "as_of": "2026-01", "sources": ["visit-report"]}


def needs() -> list[dict[str, Any]]:
    """Needs with words in English and Arabic."""
    words = {
        "danger": ("Danger", "خطر"),
        "rescue": ("Rescue", "إنقاذ"),
        "meal": ("Meal", "وجبة"),
        "shower": ("Shower", "استحمام"),
    }
    return [
        {
            "id": term,
            "labels": {"en": {"preferred": english}, "ar": {"preferred": arabic, "origin": "machine"}},
            **({"broader": "danger"} if term == "rescue" else {}),
        }
        for term, (english, arabic) in words.items()
    ]


@pytest.fixture
def lines(folder: Path) -> Path:
    """Two numbers: one for any danger, one for rescue, which has a name in English only."""
    write_vocabulary(folder, "contact-uses", "general", "service-line", "emergency")
    write_vocabulary(folder, "needs", *needs())
    numbers: dict[str, dict[str, Any]] = {
        "any": {"name": {"en": "112 - any danger", "fr": "112 - urgences", "ar": ARABIC}, "needs": ["danger"]},
        "boats": {"name": {"en": "Boats in distress"}, "needs": ["rescue", "danger"]},
    }
    for (name, record), number in zip(numbers.items(), ("112", "15"), strict=True):
        write(folder, f"services/{name}", contacts=[{**PHONE, "value": number}], **record)
    return folder


def strip(page: str) -> list[str]:
    """Numbers of the whole list with what they are called."""
    section = re.search(r'<section class="emergency".*?</section>', page, re.DOTALL)
    found = re.findall(r'class="number"[^>]*>([^<]*)</a> <a [^>]*>(.*?)</a>', section[0] if section else "")
    return [f"{number} {unescape(re.sub('<[^>]+>', '', called))}" for number, called in found]


def line(page: str) -> str:
    """The one line."""
    found = re.search(r'<p class="emergency no-print">(.*?)</p>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", found[1]).split()) if found else ""


@pytest.mark.parametrize(
    ("path", "is_whole"),
    [
        ("/search?q=rescue", True),
        ("/search?q=danger", True),
        ("/services?need=rescue", True),
        ("/search?q=xqzvw", True),
        ("/search?q=meal", False),
        ("/services", False),
        ("/services?need=meal", False),
    ],
)
async def test_results_have_the_numbers_that_the_question_needs(
    open_pages: OpenPages, lines: Path, path: str, is_whole: bool
) -> None:
    page = (await (await open_pages()).client.get(path)).text
    top, _, _ = page.partition('<form id="choose"')
    assert strip(top) == (["112 any danger", "15 Boats in distress"] if is_whole else [])
    assert line(top) == ("" if is_whole else "In danger? Call 112 · All numbers")
    assert page.count('class="emergency') == 1
    if not is_whole:
        assert '<a href="/#emergency">All numbers</a>' in top


async def test_a_service_has_the_line_before_all_it_says(open_pages: OpenPages, lines: Path) -> None:
    page = (await (await open_pages()).client.get("/services/day-centre")).text
    before, _, after = page.partition('<dl class="facts">')
    assert line(before) == "In danger? Call 112 · All numbers"
    assert '<a href="#emergency">' in before
    assert strip(after) == ["112 any danger", "15 Boats in distress"]
    assert 'id="emergency"' in after


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/fr/", ["112 urgences", "15 Boats in distress"]),
        ("/ar/", ["112 أي خطر (ترجمة آلية)", "15 Boats in distress"]),
        ("/ar/search?q=rescue", ["112 أي خطر (ترجمة آلية)", "15 Boats in distress"]),
    ],
)
async def test_a_number_is_told_by_its_own_name(open_pages: OpenPages, lines: Path, path: str, told: list[str]) -> None:
    page = (await (await open_pages()).client.get(path)).text
    assert strip(page) == told
    section = page.partition('<section class="emergency"')[2].partition("</section>")[0]
    assert section.count("<svg") == 2
    assert '<bdi lang="en">Boats in distress</bdi>' in section


@pytest.mark.parametrize("path", ["/organisations", "/documents?q=xqzvw"])
async def test_lists_of_other_kinds_have_none(open_pages: OpenPages, lines: Path, path: str) -> None:
    assert 'class="emergency' not in (await (await open_pages()).client.get(path)).text


async def test_every_number_of_the_collection_is_told_in_french_and_arabic(real_pages: Datasette) -> None:
    for prefix in ("/fr/", "/ar/"):
        page = (await real_pages.client.get(prefix)).text
        section = page.partition('<section class="emergency"')[2].partition("</section>")[0]
        assert section.count('class="number"') >= 5
        assert 'lang="en"' not in section
        called = [re.sub(r"^[+\d ]+", "", told) for told in strip(page)]
        assert len(set(called)) == len(called)
        assert strip(page)[0].startswith("112 ")


def test_a_number_is_told_until_its_last_day(lines: Path, tmp_path: Path) -> None:
    number = {**PHONE, "value": "116"}
    until = {"value": "2026-12-31"}
    write(lines, "services/winter", name={"en": "Winter line"}, needs=["danger"], contacts=[number], until=until)
    with reading(build_database(lines, tmp_path / "directory.db", TODAY)) as connection:
        connection.row_factory = sqlite3.Row
        numbers = read_numbers(connection)
    assert "winter" in [row["id"] for row in numbers.on(date(2026, 12, 31))]
    assert "winter" not in [row["id"] for row in numbers.on(date(2027, 1, 1))]


async def test_each_number_has_the_word_of_its_authority_rather_than_a_newer_one_of_the_press(
    open_pages: OpenPages, lines: Path
) -> None:
    kinds = {"public-body": "Public body", "press": "Press"}
    labels = ({"id": kind, "labels": {"en": {"preferred": label}}} for kind, label in kinds.items())
    write_vocabulary(lines, "source-kinds", *labels)
    write(lines, "sources/news", url="https://example.org/news", kind="press", date="2026-05-01")
    write(lines, "sources/decree", url="https://example.org/decree", kind="public-body", date="2024-03-02")
    cited = {"value": "115", **PHONE, "as_of": "2026-05-01"}
    write(lines, "services/beds", name={"en": "Beds"}, needs=["danger"], contacts=[{**cited, "sources": ["news"]}])
    own = {**cited, "value": "116", "sources": ["news", "decree"]}
    write(lines, "services/own", name={"en": "Its own"}, needs=["danger"], contacts=[own])
    page = (await (await open_pages()).client.get("/")).text
    section = page.partition('<section class="emergency"')[2].partition("</section>")[0]
    told = " ".join(re.sub(r"<[^>]+>", "", section).split())
    assert "115 Beds (Press, 1 May 2026)" in told
    assert "116 Its own (Public body, 2 March 2024)" in told
