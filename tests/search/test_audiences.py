"""For whom: what is for a group that somebody belongs to, or may belong to, is never dropped in silence."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from search import audiences
from search.answer import answer
from search.filters import Filters
from search.library import Library
from search.read_library import open_library

Standings = Callable[..., tuple[set[str], set[str]]]


@pytest.fixture(scope="module")
def library_of_all(real_database: Path) -> Iterator[tuple[sqlite3.Connection, Library]]:
    with closing(sqlite3.connect(real_database)) as connection:
        yield connection, open_library(connection)


@pytest.fixture
def services(library_of_all: tuple[sqlite3.Connection, Library]) -> Standings:
    """Services that answer for sure for an audience, and those that may."""

    def found(audience: str, *needs: str) -> tuple[set[str], set[str]]:
        filters = Filters(kinds=("service",), audiences=(audience,), needs=needs)
        every = answer(*library_of_all, "", filters, limit=500)
        ids = [str(each.document.shown["id"]) for each in every.results]
        return set(ids[: every.sure]), set(ids[every.sure : every.running])

    return found


def carried_by(library_of_all: tuple[sqlite3.Connection, Library], audience: str) -> set[str]:
    """Services that are told to be for an audience."""
    connection, _ = library_of_all
    sql = "select service_id from service_audiences where audience = ?"
    return {service for (service,) in connection.execute(sql, [audience])}


def test_the_tables_name_audiences_that_there_are(library_of_all: tuple[sqlite3.Connection, Library]) -> None:
    there_are = set(library_of_all[1].terms(audiences.SCHEME))
    tables = [*audiences.ARE.items(), *audiences.MAY_BE.items()]
    told = {each for term, others in tables for each in (term, *others)}
    assert told | set(audiences.FOR_MOST) | audiences.HELPERS <= there_are


@pytest.mark.parametrize(
    ("asked", "wider"),
    [
        ("mothers", "women"),
        ("mothers", "families"),
        ("mothers", "parents"),
        ("pregnant-people", "women"),
        ("single-women", "women"),
        ("parents", "families"),
        ("unaccompanied-minors", "children"),
        ("social-workers", "professionals"),
        ("associations", "civil-society"),
    ],
)
def test_what_is_for_a_group_one_belongs_to_answers_for_sure(
    asked: str, wider: str, services: Standings, library_of_all: tuple[sqlite3.Connection, Library]
) -> None:
    within = services(wider)[0] & carried_by(library_of_all, wider)
    assert within <= services(asked)[0]


@pytest.mark.parametrize("asked", ["mothers", "pregnant-people"])
def test_nothing_that_women_see_is_hidden_from_mothers_and_pregnant_people(asked: str, services: Standings) -> None:
    women, seen = (set().union(*services(audience)) for audience in ("women", asked))
    assert women <= seen
    assert services("women", "shower")[0] <= services("mothers", "shower")[0]


@pytest.mark.parametrize(
    ("asked", "other"),
    [("women", "mothers"), ("vulnerable-people", "unaccompanied-minors"), ("volunteers", "associations")],
)
def test_what_is_for_a_group_one_may_belong_to_is_asked_first(
    asked: str, other: str, services: Standings, library_of_all: tuple[sqlite3.Connection, Library]
) -> None:
    within = set().union(*services(other)) & carried_by(library_of_all, other)
    assert within and within <= set().union(*services(asked))


def test_a_place_for_people_in_exile_may_leave_minors_out(
    services: Standings, library_of_all: tuple[sqlite3.Connection, Library]
) -> None:
    exiled = carried_by(library_of_all, "exiled-people")
    sure, unsure = services("unaccompanied-minors")
    assert exiled & unsure and not (exiled - carried_by(library_of_all, "unaccompanied-minors")) & (
        sure - carried_by(library_of_all, "children") - carried_by(library_of_all, "anyone")
    )


def test_who_asks_for_help_is_not_sent_to_volunteer(
    services: Standings, library_of_all: tuple[sqlite3.Connection, Library]
) -> None:
    connection, _ = library_of_all
    asks_for_hands = {
        service
        for (service,) in connection.execute(
            "select service_id from service_needs group by service_id having group_concat(need) = 'volunteering'"
        )
    }
    assert asks_for_hands
    for audience in ("unaccompanied-minors", "mothers", "asylum-seekers"):
        assert not asks_for_hands & services(audience)[0], audience
    assert asks_for_hands & services("volunteers")[0]
