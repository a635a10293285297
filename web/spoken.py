"""Languages spoken at services, each with the date of the newest word on it, and whether that holds today."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from search.filters import Filters
from web.visit import Visit

SPOKEN = """
select service_id, language, coalesce(service_languages.as_of, services.as_of),
       coalesce(service_languages.as_of_earliest, services.attested_on) >= :heard_since and services.doubted_on is null
from service_languages join services on services.id = service_id
where service_id in (select value from json_each(:services)) order by service_id, service_languages.position
"""


class Spoken(NamedTuple):
    """One language at one service."""

    language: str
    as_of: str | None
    is_heard: bool
    """Whether the word on it is neither old nor undated, nor shaken since."""


def spoken_at(connection: sqlite3.Connection, services: Iterable[str], today: date) -> dict[str, list[Spoken]]:
    """Languages of some services, in the order of the records."""
    asked = {"services": json.dumps(list(services)), "heard_since": Filters(today=today).fresh_since}
    found: dict[str, list[Spoken]] = {}
    for service, language, as_of, is_heard in connection.execute(SPOKEN, asked):
        found.setdefault(service, []).append(Spoken(language, as_of, bool(is_heard)))
    return found


def in_words(every: Sequence[Spoken], visit: Visit) -> Markup:
    """The languages, those of one date together: "English, Arabic (January 2024)"."""
    by_date: dict[str | None, list[Markup]] = {}
    for each in every:
        by_date.setdefault(each.as_of, []).append(visit.label("languages", each.language))
    comma = Markup(visit.say(", "))
    return Markup(" · ").join(
        Markup("{} ({})").format(comma.join(languages), told(as_of, visit)) for as_of, languages in by_date.items()
    )


def told(as_of: str | None, visit: Visit) -> str:
    """Of when the word is."""
    return visit.attested(as_of) if as_of else visit.say("undated")
