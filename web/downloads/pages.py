"""What our own pages show: the answers to a search, a list, and what a reader has chosen."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from sqlite3 import Connection
from typing import Any
from urllib.parse import urlencode

from pipeline.tables.shape import Row
from schema.kinds import KINDS
from web.address_query import Parameters
from web.addresses import CHOSEN, MOST_CHOSEN
from web.build_info import DATABASE, read_build_info
from web.downloads.columns import OF_ANSWERS, OF_LISTS, OF_SEARCH, Told
from web.downloads.found import Found, every_chosen, every_found
from web.downloads.selection import Selection, about
from web.search_parameters import FILTERS
from web.site import site_of
from web.visit import Visit

QUESTION = ("q", *FILTERS)
"""What makes a selection of a search: it has no pages."""


async def of_search(datasette: Any, request: Any) -> Selection:
    """All answers to a search, or all of a list that a search leaves of it."""
    visit = site_of(datasette).admitted(request)
    folder = request.url_vars.get("list")
    asked = visit.asked(QUESTION)
    filters = replace(asked.filters, kinds=(KINDS[folder].name,)) if folder else asked.filters
    told = (*(OF_LISTS[folder] if folder else OF_SEARCH), *OF_ANSWERS)
    question = [(name, value) for name, value in visit.parameters if name in QUESTION]
    day = (await read_build_info(datasette))["date"]
    return _selection(
        visit, folder or "search", question, day, told, lambda it: every_found(it, visit, asked.text, filters)
    )


async def of_chosen(datasette: Any, request: Any) -> Selection:
    """The list of a reader, which its address alone remembers."""
    visit = site_of(datasette).admitted(request)
    asked = [value for name, value in visit.parameters if name == CHOSEN]
    keys = [(folder, record) for folder, _, record in (key.partition("/") for key in asked[:MOST_CHOSEN])]
    database = datasette.get_database(DATABASE)
    # Few as they are, they are read now: the file begins with what it says of those that it has not.
    found = await database.execute_fn(lambda connection: list(every_chosen(connection, visit, keys)))
    question = [(CHOSEN, key) for key in asked[:MOST_CHOSEN]]
    day = (await read_build_info(datasette))["date"]
    return _selection(visit, "chosen", question, day, OF_SEARCH, lambda _: found, _left_out(len(asked) - len(found)))


def _left_out(number: int) -> str | None:
    reason = f"they are gone, never were, or are more than the {MOST_CHOSEN} that a list holds"
    return f"{number} of what was chosen is not in it: {reason}" if number else None


def _selection(
    visit: Visit,
    name: str,
    question: Parameters,
    day: str,
    told: tuple[Told, ...],
    found: Callable[[Connection], Iterable[Found]],
    note: str | None = None,
) -> Selection:
    def rows(connection: Connection) -> Iterator[Row]:
        return (tuple(each.value(record) for each in told) for record in found(connection))

    page = visit.absolute(visit.plain_link(f"/{name}"))
    return Selection(
        name=name,
        about=about(name.capitalize(), page, urlencode(question, safe="/"), day, note),
        page=page,
        columns=tuple(each.column for each in told),
        rows=rows,
    )
