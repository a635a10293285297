"""Titles typed whole or nearly whole, put to the real collection."""

from collections.abc import Callable
from pathlib import Path

import pytest
from factories import query

from search.answer import Answer


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "exiles et droits fondamentaux la situation sur le territoire de calais",
            "exiles-droits-fondamentaux-situation-",
        ),
        ("situation of exiled people in calais open letter", "open-letter-situation-exiled-people-calais"),
        ("briefing paper 97", "briefing-paper-97-"),
        ("from europe to local", "europe-local-migrating-solidarity"),
        ("communiqué cemea accueil réfugiés", "communique-cemea-accueil-refugies"),
        ("guide pour une France accueillante", "guide-france-accueillante-pratiques-territoriales-inspirantes"),
        ("community sponsorship in uk refugees to citizens june 2020", "community-sponsorship-uk-refugees-citizens"),
    ],
)
def test_a_title_comes_first_without_its_accents_its_subtitle_or_a_word(
    text: str, title: str, typed: Callable[[str], Answer]
) -> None:
    assert str(typed(text).results[0].document.shown["id"]).startswith(title)


@pytest.mark.parametrize(
    ("name", "bearer"), [("SOLIDAR", "solidar"), ("SOLIDAR+", "solidar-foundation"), ("CAS", "cas")]
)
def test_a_bearer_of_the_name_comes_first_however_many_have_its_words(
    name: str, bearer: str, typed: Callable[[str], Answer]
) -> None:
    assert typed(name).results[0].document.shown["id"] == bearer


def test_every_organisation_is_found_by_its_name(real_database: Path, typed: Callable[[str], Answer]) -> None:
    names = dict(query(real_database, "select id, name from organisations where freshness is not 'ended'"))
    found = {key: [each.document.key for each in typed(name).results[:3]] for key, name in names.items()}
    assert [names[key] for key, first in found.items() if ("organisation", key) not in first] == []
