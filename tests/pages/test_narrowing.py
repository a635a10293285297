"""Values that narrow a list, with numbers that hold."""

import re
from html import unescape
from pathlib import Path

import pytest
from datasette.app import Datasette
from factories import query
from reading import page_of

NARROWER = re.compile(r'<a href="(/services\?[^"]+)">[^<]*</a> \((\d+)\)')


async def _ways_on(site: Datasette, path: str) -> list[tuple[int, int]]:
    """Of each value that narrows a list: the number beside it, and how many the narrower list has for sure."""
    offered = NARROWER.findall((await page_of(site, path)).partition('class="filters narrow"')[2])
    ways = []
    for link, number in offered:
        narrower = unescape(link).replace("/services?", "/search.json?kind=service&")
        found = (await site.client.get(narrower)).json()
        ways.append((int(number), found["total"] - found["ask_first"]))
    return ways


@pytest.mark.parametrize("path", ["/services?place=france", "/services?audience=women", "/services?q=douche"])
async def test_counts_beside_values_are_what_they_leave_for_sure(real_pages: Datasette, path: str) -> None:
    ways = await _ways_on(real_pages, path)
    assert len(ways) > 10
    assert [number for number, _ in ways] == [sure for _, sure in ways]


async def test_where_looser_answers_may_join_no_number_promises_how_many(real_pages: Datasette) -> None:
    page = (await page_of(real_pages, "/services?q=shower+calais")).partition('class="filters narrow"')[2]
    narrow = page.partition("</details>")[0]
    assert narrow.count("<li>") > 10
    assert not NARROWER.findall(narrow)
    assert "Numbers count" not in narrow


async def test_what_is_chosen_is_narrowed_and_never_widened(real_pages: Datasette) -> None:
    page = (await page_of(real_pages, "/services?place=nord")).partition('class="filters narrow"')[2]
    offered = set(re.findall(r'href="/services\?place=([a-z-]+)"', page))
    assert "grande-synthe" in offered
    assert not offered & {"calais", "pas-de-calais", "france", "nord"}


async def test_numbers_of_what_narrows_say_what_they_count(real_pages: Datasette) -> None:
    assert "Numbers count sure answers, not those to ask first." in await page_of(real_pages, "/services?place=calais")


@pytest.mark.parametrize("path", ["/services?place=calais", "/fr/search?q=food", "/ar/services?need=legal-asylum"])
async def test_what_narrows_is_told_in_words(real_pages: Datasette, real_database: Path, path: str) -> None:
    narrow = (await page_of(real_pages, path)).partition('class="filters narrow"')[2].partition("</details>")[0]
    terms = {term for (term,) in query(real_database, "select id from vocabulary_terms")} - {"women"}
    labels = re.findall(r'<a href="[^"]*">([^<]*)</a>', narrow)
    assert labels
    assert [label for label in labels if label in terms] == []
