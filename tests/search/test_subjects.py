"""Organisations, practices, events and documents are found by what they are about, for whom, and of where."""

from collections.abc import Callable
from pathlib import Path

import pytest
from factories import write, write_vocabulary

Found = Callable[..., list[str]]


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


ABOUT = {"watchers", "notebook", "morning", "tally"}


@pytest.mark.parametrize("text", ["evictions", "eviction", "إخلاء"])
def test_a_word_for_a_theme_finds_what_is_about_it_first(text: str, found: Found) -> None:
    assert set(found(text)[:4]) == ABOUT


def test_a_theme_keeps_what_is_about_it_or_about_something_narrower(found: Found) -> None:
    assert set(found("", themes=("camps",))) == ABOUT | {"sketch"}
    assert set(found("", themes=("evictions",))[:4]) == ABOUT


def test_what_is_about_something_wider_is_to_be_asked_first(found: Found) -> None:
    assert found("", themes=("evictions",))[4:] == ["sketch"]


def test_whom_a_record_concerns_and_of_where_it_speaks_narrow_it(found: Found) -> None:
    kinds = ("practice", "event", "document")
    assert set(found("", kinds=kinds, audiences=("minors",))) == {"notebook", "morning", "tally"}
    assert found("", kinds=("document",), places=("dover",)) == ["tally"]


def test_a_theme_and_a_place_in_words_find_the_document_that_speaks_of_both(found: Found) -> None:
    assert found("evictions dover", kinds=("document",))[0] == "tally"
