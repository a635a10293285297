"""A small collection made to be searched, and the question put to it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from assemble import build_database
from factories import TODAY, write, write_all, write_vocabulary

from search.answer import Answer, answer
from search.filters import Filters
from search.library import Library
from search.read_library import open_library

Ask = Callable[..., Answer]
Open = tuple[sqlite3.Connection, Library]


def needs() -> list[dict[str, Any]]:
    """Needs with words in several languages."""
    words = {
        "food": {
            "en": {"preferred": "Food", "also": ["something to eat"]},
            "fr": {"preferred": "Nourriture", "also": ["repas"]},
            "ar": {"preferred": "طعام", "origin": "machine"},
            "ti": {"preferred": "ምግቢ", "origin": "machine"},
        },
        "meal": {"en": {"preferred": "Hot meal"}, "fr": {"preferred": "Repas chaud"}},
        "shower": {
            "en": {"preferred": "Showers", "also": ["take a shower"], "hidden": ["shouer"]},
            "fr": {"preferred": "Douches", "also": ["prendre une douche"]},
        },
        "water": {"en": {"preferred": "Water and washing", "hidden": ["the food for thought"]}},
    }
    broader = {"meal": "food", "shower": "water"}
    return [
        {"id": term, "labels": labels, **({"broader": broader[term]} if term in broader else {})}
        for term, labels in words.items()
    ]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny collection, for a module to add to."""
    return write_all(tmp_path_factory.mktemp("searched") / "data")


@pytest.fixture(scope="module")
def collection(data: Path) -> Path:
    """What is searched; a module may have its own."""
    write_vocabulary(data, "needs", *needs())
    write_vocabulary(
        data,
        "audiences",
        {"id": "anyone", "labels": {"en": {"preferred": "Anyone"}}},
        {"id": "exiled-people", "labels": {"en": {"preferred": "People in exile"}}},
        {"id": "minors", "broader": "exiled-people", "labels": {"en": {"preferred": "Minors", "also": ["minor"]}}},
    )
    write_vocabulary(data, "name-uses", "former")
    write_vocabulary(data, "languages", "en", "fr", "ar", "ti")
    write_vocabulary(data, "relation-roles", {"id": "member-of", "labels": {"en": {"preferred": "Member of"}}})
    write_vocabulary(
        data,
        "ignored-words",
        {
            "id": "where",
            "labels": {
                "en": {"preferred": "Where", "also": ["where can I", "food for thought", "in", "of", "the", "la", "à"]}
            },
        },
    )
    write(data, "places/dover", name={"en": "Dover"}, kind="commune", country="GB")
    write(data, "organisations/roots", name="Roots", kind="association", base="dover")
    write(
        data,
        "organisations/auberge",
        name="L'Auberge des Migrants",
        acronym="ADM",
        other_names=[{"name": "La Vieille Auberge", "use": "former"}],
    )
    service = {"providers": ["auberge"], "as_of": "2026-09"}
    at_calais = {"locations": [{"place": "calais"}], **service}
    write(data, "services/meals-calais", name={"en": "Midday meals"}, needs=["meal"], audiences=["anyone"], **at_calais)
    write(data, "services/meals-minors", name={"en": "Evenings"}, needs=["meal"], audiences=["minors"], **at_calais)
    write(
        data, "services/food-exiles", name={"en": "Parcels"}, needs=["food"], audiences=["exiled-people"], **at_calais
    )
    write(data, "services/showers", name={"en": "Warm water"}, needs=["shower"], area_covered=["france"], **service)
    write(data, "services/dover-soup", name={"en": "Soup"}, needs=["meal"], locations=[{"place": "dover"}], **service)
    write(
        data,
        "services/hotline",
        name={"en": "Legal hotline"},
        needs=["water"],
        locations=[{"place": "france"}],
        **service,
    )
    ended = {"needs": ["food"], "providers": ["roots"], "until": {"value": "2019"}}
    write(
        data, "services/old-barge", name={"en": "Afloat"}, description={"en": "Tea on a barge by the canal."}, **ended
    )
    write(data, "organisations/canal-barge", name="Canal barge")
    for name, told, record in (
        ("lately", "2024-01", "2019"),
        ("as-told", None, "2026-09"),
        ("long-ago", "2022", "2026-09"),
        ("on-no-day", None, None),
    ):
        spoken = {"language": "ti", "as_of": told, "sources": ["visit-report"]}
        languages = [{key: value for key, value in spoken.items() if value}]
        write(data, f"services/spoken-{name}", needs=["water"], providers=["roots"], languages=languages, as_of=record)
    write(data, "events/old-visit", title={"en": "Visit"}, date="2016-05")
    write(data, "events/new-visit", title={"en": "Visit"}, date="2026-05")
    write(data, "services/until-winter", name={"en": "Tent"}, needs=["water"], until={"value": "2026-12"}, **service)
    return data


@pytest.fixture(scope="module")
def searched(collection: Path) -> Iterator[Open]:
    """The database of the collection, opened for search."""
    connection = sqlite3.connect(build_database(collection, collection.parent / "directory.db", TODAY))
    yield connection, open_library(connection)
    connection.close()


@pytest.fixture
def ask(searched: Open) -> Ask:
    """Asks a question, with filters by name."""
    connection, library = searched

    def asked(text: str = "", limit: int = 20, offset: int = 0, **filters: Any) -> Answer:
        return answer(connection, library, text, replace(Filters(today=TODAY), **filters), limit, offset)

    return asked


@pytest.fixture
def found(ask: Ask) -> Callable[..., list[str]]:
    """Ids of what is found, in their order."""
    return lambda *arguments, **filters: [str(each.document.shown["id"]) for each in ask(*arguments, **filters).results]


@pytest.fixture(scope="module")
def real(real_database: Path) -> Iterator[Open]:
    """The real collection, opened for search."""
    with closing(sqlite3.connect(real_database)) as connection:
        yield connection, open_library(connection)


@pytest.fixture
def typed(real: Open) -> Callable[[str], Answer]:
    """Puts a question to the real collection."""
    return lambda text: answer(*real, text, Filters())
