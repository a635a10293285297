"""Search results, and the list of each kind: the same page with the kind given."""

import sqlite3
from dataclasses import replace
from typing import Any

from schema.kinds import KINDS
from search.answer import Answer, answer
from search.library import NEEDS
from search.try_instead import try_instead
from web.downloads.links import download_links
from web.downloads.pages import QUESTION
from web.emergency import emergency_of
from web.narrowing import ways_on
from web.offered import OFFERED, SEARCH
from web.page import Page
from web.qr import qr_code
from web.records import FOLDER_OF, Named, names_of
from web.search_parameters import FURTHEST, Asked
from web.shown import shown
from web.visit import Visit

MOST_NEEDS = 8
"""Broad needs that are offered where nothing was found: what people come for most."""


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
    sure, running = (max(0, number - asked.offset) for number in (found.sure, found.running))
    answers = shown(connection, visit, found.results, asked.filters, slice(sure, running))
    emergency = emergency_of(visit)
    values: dict[str, Any] = {
        "folder": folder,
        "offered": OFFERED[folder or SEARCH],
        "emergency": emergency,
        "in_danger": not found.total or emergency.answers(found.question, asked.filters),
        "asked": asked,
        "total": found.total,
        "ask_first": found.ask_first - found.ended,
        "ended": found.ended,
        "did_you_mean": found.question.corrected,
        "not_understood": found.question.not_understood,
        "rest": found.question.understood,
        "is_need_told": asked.filters.needs or "needs" in found.question.schemes,
        "try_instead": [] if found.running else _instead(connection, visit, found, asked),
        "named_and_ended": _named_and_ended(connection, visit, found) if found.running and not asked.offset else [],
        "counts_hold": found.pages.is_exact,
        "sure": answers[:sure],
        "unsure": answers[sure:running],
        "over": answers[running:],
        "ways_on": ways_on(visit, found, folder or SEARCH),
        "shown_keys": {each.card.key for each in answers},
        "earlier": _earlier(asked, found.total),
        "later": _later(asked, found.total),
        "ends_early": asked.offset + asked.limit > FURTHEST and found.total > asked.offset + asked.limit,
        "furthest": FURTHEST,
        "broad_needs": NEEDS[:MOST_NEEDS],
        "downloads": _downloads(visit, asked),
        "code": qr_code(visit.known_as(visit.language)),
    }
    return Page("results.html", values)


def _downloads(visit: Visit, asked: Asked) -> dict[str, str]:
    """Where all answers are as files; those of one kind tell more of each."""
    kinds = asked.filters.kinds
    path = FOLDER_OF[kinds[0]] if len(set(kinds)) == 1 else "search"
    question = [(name, value) for name, value in visit.parameters if name in QUESTION]
    without_kind = [(name, value) for name, value in question if name != "kind"]
    return download_links(visit.root, f"/{path}", question if path == "search" else without_kind)


def _instead(connection: sqlite3.Connection, visit: Visit, found: Answer, asked: Asked) -> list[str]:
    return try_instead(connection, visit.library, found.question, asked.filters, visit.language.code)


def _named_and_ended(connection: sqlite3.Connection, visit: Visit, found: Answer) -> list[Named]:
    """Whoever asks for a thing by its name learns at once that it is over."""
    keys = [(FOLDER_OF[each.kind], each.key[1]) for each in found.pages.named_and_ended]
    return list(names_of(connection, keys, visit.today).values()) if keys else []


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
