"""Search results, and the list of each kind: the same page with the kind given."""

import sqlite3
from dataclasses import replace
from typing import Any

from schema.kinds import KINDS
from search.answer import Answer, answer
from search.try_instead import try_instead
from web.cards import cards
from web.narrowing import ways_on
from web.search_parameters import FURTHEST, Asked
from web.visit import Page, Visit


def search(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page:
    """Results of every kind."""
    return _results(connection, visit, visit.asked(), None)


def listing(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page:
    """Results of one kind; without words and filters, all of them."""
    folder = parts["list"]
    asked = visit.asked()
    filters = replace(asked.filters, kinds=(KINDS[folder].name,))
    return _results(connection, visit, replace(asked, filters=filters), folder)


def _results(connection: sqlite3.Connection, visit: Visit, asked: Asked, folder: str | None) -> Page:
    found = answer(connection, visit.library, asked.text, asked.filters, asked.limit, asked.offset)
    sure = max(0, found.total - found.ask_first - asked.offset)
    shown = cards(connection, visit, found.results, asked.filters, sure)
    values: dict[str, Any] = {
        "folder": folder,
        "asked": asked,
        "total": found.total,
        "ask_first": found.ask_first,
        "did_you_mean": found.question.corrected,
        "try_instead": [] if found.total else _instead(connection, visit, found, asked),
        "sure": shown[:sure],
        "unsure": shown[sure:],
        "ways_on": ways_on(connection, visit, found, asked.filters),
        "shown_keys": {card.key for card in shown},
        "earlier": _earlier(asked, found.total),
        "later": _later(asked, found.total),
    }
    return Page("results.html", values)


def _instead(connection: sqlite3.Connection, visit: Visit, found: Answer, asked: Asked) -> list[str]:
    return try_instead(connection, visit.library, found.question, asked.filters, visit.language.code)


def _earlier(asked: Asked, total: int) -> int | None:
    """Where the page before begins; from behind the last result, the last page that has any."""
    if not asked.offset or not total:
        return None
    last_page = (total - 1) // asked.limit * asked.limit
    return min(max(0, asked.offset - asked.limit), last_page)


def _later(asked: Asked, total: int) -> int | None:
    """Where the page after begins, as far as an address may ask."""
    after = asked.offset + asked.limit
    return after if after < min(total, FURTHEST + 1) else None
