"""Organisations, practices, events and documents are found by what they are about, for whom, and of where."""

from collections.abc import Callable
from pathlib import Path

import pytest
from factories import write, write_vocabulary

from search.answer import Answer

Ask = Callable[..., Answer]
Found = Callable[..., list[str]]
Halves = Callable[..., tuple[list[str], list[str]]]
KINDS = ("practice", "event", "document")


@pytest.fixture(scope="module")
def collection(collection: Path) -> Path:
    """One record of each such kind about evictions, one about camps as a whole, one about something else."""
    camps = {"en": {"preferred": "Camps"}, "ar": {"preferred": "مخيمات", "origin": "machine"}}
    evictions = {"en": {"preferred": "Evictions"}, "ar": {"preferred": "إخلاء", "origin": "machine"}}
    write_vocabulary(
        collection,
        "themes",
        {"id": "coordination", "labels": {"en": {"preferred": "Working together"}}},
        {"id": "camps", "labels": camps},
        {"id": "evictions", "broader": "camps", "labels": evictions},
    )
    about = {"themes": ["evictions"]}
    write(collection, "organisations/watchers", name="Watchers", **about)
    write(collection, "practices/notebook", title={"en": "A notebook"}, audiences=["minors"], **about)
    write(collection, "events/morning", title={"en": "A morning"}, audiences=["minors"], **about)
    write(collection, "documents/tally", title="A tally", audiences=["minors"], places=["dover"], **about)
    write(collection, "documents/sketch", title="A sketch", themes=["camps"])
    return collection


@pytest.fixture
def halves(ask: Ask) -> Halves:
    """Ids of what answers filters for sure, and of what is to be asked first."""

    def halves(**filters: tuple[str, ...]) -> tuple[list[str], list[str]]:
        found = ask("", **filters)
        ids = [each.document.key[1] for each in found.results]
        sure = found.total - found.ask_first
        return ids[:sure], ids[sure:]

    return halves


ABOUT = {"watchers", "notebook", "morning", "tally"}


@pytest.mark.parametrize("text", ["evictions", "eviction", "إخلاء"])
def test_a_word_for_a_theme_finds_what_is_about_it_first(text: str, found: Found) -> None:
    assert set(found(text)[:4]) == ABOUT


def test_a_theme_keeps_what_is_about_it_or_about_something_narrower(halves: Halves) -> None:
    assert set(halves(themes=("camps",))[0]) == ABOUT | {"sketch"}
    assert set(halves(themes=("evictions",))[0]) == ABOUT


def test_what_is_about_something_wider_or_tells_nothing_is_to_be_asked_first(halves: Halves) -> None:
    _, unsure = halves(themes=("evictions",))
    assert {"sketch", "report-2025"} < set(unsure)
    assert "shared-store" not in unsure, "it is about something else"


def test_whom_a_record_concerns_and_of_where_it_speaks_narrow_it(halves: Halves) -> None:
    sure, unsure = halves(kinds=KINDS, audiences=("minors",))
    assert set(sure) == {"notebook", "morning", "tally"}
    assert {"sketch", "report-2025"} < set(unsure)
    sure, unsure = halves(kinds=("document",), places=("dover",))
    assert sure == ["tally"]
    assert set(unsure) >= {"sketch", "report-2025"}


def test_an_organisation_that_tells_no_place_may_be_anywhere(halves: Halves) -> None:
    sure, unsure = halves(kinds=("organisation",), places=("dover",))
    assert "watchers" in unsure and "roots" in sure


def test_a_theme_and_a_place_in_words_find_the_document_that_speaks_of_both(found: Found) -> None:
    assert found("evictions dover", kinds=("document",))[0] == "tally"
