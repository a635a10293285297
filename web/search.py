"""Search as the site offers it: its answer as JSON, suggestions while typing, and the words of Datasette's own box."""

import logging
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from datasette.utils import escape_fts
from datasette.utils.asgi import Response
from datasette.utils.sqlite import sqlite3

from search.answer import Answer, answer
from search.library import Library
from search.meaning import open_model
from search.ranking import Ranked
from search.read_library import open_library
from search.stock import expand
from search.suggestions import Suggestions, read_suggestions
from search.try_instead import try_instead
from web.build_info import DATABASE
from web.databases import find_directory
from web.errors import Problem, Refused
from web.languages import ENGLISH
from web.search_parameters import Asked, read_parameters, read_typed
from web.trust import freshness_today

log = logging.getLogger(__name__)

MOST_SUGGESTIONS = 8
ADDRESS_OF = {"need": "/search?need={}", "place": "/search?place={}", "organisation": "/organisations/{}"}


NO_INDEX = Problem(
    503, "Search is not ready", "This database has no index for search. Build it again: python build.py build"
)


@dataclass(repr=False)
class Searching:
    """What search keeps in memory for the database that is served; empty until the site has started."""

    library: Library | None = None
    suggestions: Suggestions | None = None

    async def open(self, datasette: Any) -> None:
        """Read the database that is served; one without an index, or with an older one, is served all the same."""
        database = datasette.get_database(DATABASE)
        try:
            library = await database.execute_fn(open_library)
            self.suggestions = await database.execute_fn(read_suggestions)
        except sqlite3.OperationalError:
            log.warning("search is off: %s", NO_INDEX.message)
            return
        folder = find_directory(datasette).parent
        model = await database.execute_fn(lambda connection: open_model(connection, folder))
        self.library = replace(library, model=model)

    def expression(self, text: str) -> str:
        """What Datasette's own search box looks for."""
        return expand(text, self.library) if self.library else str(escape_fts(text))


async def search_json(datasette: Any, request: Any, searching: Searching) -> Any:
    """The answer to a search as JSON."""
    started = time.perf_counter()
    now = datetime.now(UTC)
    if searching.library is None:
        raise Refused(NO_INDEX)
    asked = read_parameters(request.args, searching.library, now)
    library = searching.library
    database = datasette.get_database(DATABASE)
    found, instead = await database.execute_fn(lambda connection: _answer(connection, library, asked))
    body = as_json(asked, found, instead, now.date())
    return Response.json({**body, "took_ms": round((time.perf_counter() - started) * 1000, 1)})


def _answer(connection: Any, library: Library, asked: Asked) -> tuple[Answer, list[str]]:
    found = answer(connection, library, asked.text, asked.filters, asked.limit, asked.offset)
    return found, [] if found.running else try_instead(connection, library, found.question, asked.filters)


def as_json(asked: Asked, found: Answer, instead: list[str], today: date) -> dict[str, Any]:
    """The answer in the shape that the address promises."""
    return {
        "query": asked.text,
        "total": found.total,
        "ask_first": found.ask_first,
        "did_you_mean": found.question.corrected,
        "not_understood": found.question.not_understood,
        "try": instead,
        "results": [_result(each, today) for each in found.results],
    }


def _result(ranked: Ranked, today: date) -> dict[str, Any]:
    row = ranked.document.shown
    return {
        **{key: row[key] for key in ("kind", "id", "name", "url", "summary", "place")},
        "freshness": freshness_today(row, today, row["ends_on"]),
        "as_of": row["as_of"],
        "score": round(ranked.score, 3),
        "matched": [match._asdict() | {"value": round(match.value, 2)} for match in ranked.matched],
    }


async def suggest_json(request: Any, searching: Searching) -> Any:
    """Needs, places and organisations that begin as the text does, for a page in the language of the address."""
    text = read_typed(request.args)
    page = request.url_vars["language"] or ENGLISH
    found = searching.suggestions.begin(text, page, MOST_SUGGESTIONS) if searching.suggestions else []
    offered = [{**each._asdict(), "url": ADDRESS_OF[each.kind].format(each.id)} for each in found]
    return Response.json({"query": text, "suggestions": offered})
