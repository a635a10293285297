"""Pages of an answer continue each other, through hundreds of records."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from factories import write

from search.answer import Answer
from search.ranking import Ranked
from search.values import KINDS

Ask = Callable[..., Answer]
SERVICES = 240


@pytest.fixture(scope="module")
def collection(data: Path) -> Path:
    """Many services, of which some tell no place, some are old, and a few have two needs."""
    for number in range(SERVICES):
        write(
            data,
            f"services/service-{number:03}",
            name={"en": f"{'Round' if number % 3 else 'Table'} {number} of {'soup' if number % 2 else 'bread'}"},
            providers=[["helpers"], ["network"], ["helpers", "network"]][number % 3],
            needs=["meal", "shower"] if number % 30 == 0 else ["meal"] if number % 5 else ["food"],
            locations=None if number % 5 in (0, 1) else [{"place": "calais"}],
            as_of="2014" if number % 4 == 0 else "2026-09",
        )
    return data


def paged(ask: Ask, limit: int, text: str, filters: dict[str, Any]) -> tuple[set[tuple[int, int]], list[Ranked]]:
    """All results, page by page, with the totals that the pages tell."""
    totals, results = set[tuple[int, int]](), list[Ranked]()
    while True:
        page = ask(text, limit=limit, offset=len(results), **filters)
        totals.add((page.total, page.ask_first))
        results += page.results
        if not page.results:
            return totals, results


@pytest.mark.parametrize(
    ("text", "filters", "at_least"),
    [
        ("", {}, SERVICES),
        ("", {"places": ("calais",)}, SERVICES),
        ("soup", {}, 100),
        ("soup", {"places": ("calais",)}, 100),
        ("bread", {"needs": ("meal",), "places": ("calais",), "current": True}, 40),
        ("soup helpers table 27 calais", {}, 2),
        ("soup helpers table 27 calais", {"needs": ("meal",)}, 2),
    ],
)
def test_pages_of_any_length_make_one_list(text: str, filters: dict[str, Any], at_least: int, ask: Ask) -> None:
    lists = [paged(ask, limit, text, filters) for limit in (7, 30, 81, 500)]
    (totals, results), *others = lists
    assert all(other == (totals, results) for other in others)
    keys = [each.document.key for each in results]
    assert [total for total, _ in totals] == [len(keys)] == [len(set(keys))]
    assert len(keys) >= at_least
    assert all(each.score > 0 and (each.matched or not text) for each in results)


def test_nothing_stands_behind_the_last_page(ask: Ask) -> None:
    whole, behind = ask("soup", places=("calais",)), ask("soup", places=("calais",), offset=5_000)
    assert (behind.total, behind.ask_first, behind.results) == (whole.total, whole.ask_first, [])


def test_without_words_all_records_stand_by_kind_then_freshness_then_key(ask: Ask) -> None:
    results = ask("", limit=500).results
    assert [each.document.key for each in results] == [
        each.document.key for each in sorted(results, key=lambda each: (-each.score, each.document.key))
    ]
    kinds = [each.document.kind for each in results if each.document.shown["freshness"] != "ended"]
    assert kinds.index("organisation") > max(place for place, kind in enumerate(kinds) if kind == "service")
    services = [each.document.shown["freshness"] for each in results if each.document.kind == "service"]
    assert services.index("historical") > max(place for place, each in enumerate(services) if each == "current")


def test_a_filter_that_all_answers_meet_changes_no_order(ask: Ask) -> None:
    everywhere = paged(ask, 500, "soup", {})
    assert paged(ask, 500, "soup", {"kinds": KINDS}) == everywhere
    among_services = [each.document.key for each in everywhere[1] if each.document.kind == "service"]
    assert [each.document.key for each in paged(ask, 500, "soup", {"kinds": ("service",)})[1]] == among_services
