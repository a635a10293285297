"""The collection in pictures, for those who would rather look than read; each picture stands in words beside it."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from web.ages import BY_KIND, BY_NEED, BY_NEED_AND_PLACE, FRESH, ORDER, Ages, count_ages
from web.networks import MEMBERS, Network, read_network
from web.page import Page
from web.plots.bars import Bar, bars
from web.plots.columns import Series, columns
from web.plots.network import LONGEST, Node, network
from web.records import Named, names_of
from web.trust import ENDED
from web.visit import Visit
from web.years import Years, read_years

PLACES = (
    "calais", "dunkirk-area", "grande-synthe", "loon-plage", "boulogne-sur-mer", "ouistreham",
    "lille-metropolitan-area", "paris", "brussels",
)  # fmt: skip
"""From the border outwards."""
SOLIDAR = ("solidar", "solidar-foundation")
PLATFORM = ("plateforme-soutiens-migrants",)
SHADES = 4
ACRONYMS = "select id, acronym from organisations where id in (select value from json_each(?)) and acronym is not null"


def overview(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page:
    """Needs and places, ages, networks, years."""
    return Page(
        "overview.html",
        {
            "order": ORDER,
            **_needs(connection, visit),
            **_kinds(connection, visit),
            "solidar": _network(connection, visit, read_network(connection, SOLIDAR, 1, MEMBERS)),
            "platform": _network(connection, visit, read_network(connection, PLATFORM, 2)),
            **_years(visit, read_years(connection)),
        },
    )


def _needs(connection: sqlite3.Connection, visit: Visit) -> dict[str, Any]:
    """Services by need: how old, and in which places; those with most services first."""
    found = {need: ages for (need,), ages in count_ages(connection, BY_NEED, visit.today).items()}
    by_need = dict(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))
    only_fresh = ("current", "1") in visit.parameters
    places = [place for place in PLACES if ("places", place) in visit.labels.by_term]
    cells = count_ages(connection, BY_NEED_AND_PLACE, visit.today, [json.dumps(places)])
    numbers = _numbers(cells, only_fresh)
    return {
        "by_need": by_need,
        "need_bars": _bars(visit, "needs", by_need, visit.say("Services by need and by age of the information")),
        "only_fresh": only_fresh,
        "places": places,
        "cells": numbers,
        "totals": _numbers(by_need, only_fresh),
        "shades": _shades(numbers),
    }


def _numbers(found: Mapping[Any, Ages], only_fresh: bool) -> dict[Any, int]:
    """What a search answers for sure: what has ended is no answer."""
    counted = FRESH if only_fresh else [age for age in ORDER if age != ENDED]
    return {key: sum(ages.get(age, 0) for age in counted) for key, ages in found.items()}


def _shades(numbers: Mapping[Any, int]) -> dict[Any, int]:
    """Steps of shade; by the root, so that small numbers stand apart too."""
    most = max(numbers.values(), default=0) or 1
    return {key: max(1, round(SHADES * (number / most) ** 0.5)) for key, number in numbers.items() if number}


def _kinds(connection: sqlite3.Connection, visit: Visit) -> dict[str, Any]:
    """Organisations, services and practices by how old they are."""
    by_kind = {kind: ages for (kind,), ages in count_ages(connection, BY_KIND, visit.today).items()}
    title = visit.say("Kinds of record by age of the information")
    return {"by_kind": by_kind, "kind_bars": _bars(visit, "record-kinds", by_kind, title)}


def _bars(visit: Visit, scheme: str, rows: Mapping[str, Ages], title: str) -> Markup:
    names = {age: _word(visit, "freshness", age) for age in ORDER}
    found = [Bar(_word(visit, scheme, term), ages) for term, ages in rows.items()]
    is_rtl = visit.language.direction == "rtl"
    return bars(found, names, title, visit.number, visit.say(": "), right_to_left=is_rtl)


def _network(connection: sqlite3.Connection, visit: Visit, found: Network | None) -> dict[str, Any] | None:
    """A network as a drawing, and its ties with the names of both ends."""
    if found is None:
        return None
    names = names_of(connection, [("organisations", each) for each in found.members], visit.today)
    short = dict(map(tuple, connection.execute(ACRONYMS, [json.dumps(found.members)])))
    nodes = [
        Node(each, _called(visit, names["organisations", each], short.get(each)), visit.link(f"/organisations/{each}"))
        for each in found.members
    ]
    title = visit.say("Organisations and their ties")
    return {"drawing": network(nodes, found.ties, title), "rows": found.rows, "names": names}


def _called(visit: Visit, named: Named, acronym: str | None) -> str:
    """A name for a drawing, short where the whole one is long; what has ended says so."""
    name = named.name if len(named.name) <= LONGEST else acronym or named.name
    return f"{name} ({_word(visit, 'freshness', ENDED)})" if named.freshness == ENDED else name


def _years(visit: Visit, years: Years) -> dict[str, Any]:
    shown = [
        Series(visit.say("Events"), "events", {year: len(events) for year, events in years.events.items()}),
        Series(visit.say("Documents"), "documents", years.published["documents"]),
        Series(visit.say("Sources"), "sources", years.published["sources"]),
    ]
    title = visit.say("Events, documents and sources by year")
    is_rtl = visit.language.direction == "rtl"
    drawn = columns(shown, title, visit.number, visit.say(": "), right_to_left=is_rtl)
    return {"years": years, "columns": drawn}


def _word(visit: Visit, scheme: str, term: str) -> str:
    return visit.labels.of(scheme, term, visit.language.code).text
