"""Titles typed whole or nearly whole, put to the real collection."""

from collections.abc import Callable

import pytest

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
