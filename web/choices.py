"""What each filter offers: the terms, places and languages that records have, in the words of a language."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from search import tokens
from search.lexicon import PLACES
from search.library import Library
from web.labels import Labels
from web.search_parameters import TERMS

TERM_IDS = "select id, broader from vocabulary_terms where scheme = ? order by position"
PLACE_IDS = "select id from places order by id"
GROUPED = ("needs", "themes")
"""Vocabularies long enough to be offered in groups."""


class Option(NamedTuple):
    """A value of a filter."""

    id: str
    label: str


class Choice(NamedTuple):
    """A filter: its parameter, what its values are called, and its values to choose from, written once."""

    parameter: str
    labels: dict[str, str]
    options: Markup


def read_choices(connection: sqlite3.Connection, library: Library, labels: Labels, language: str) -> list[Choice]:
    """Every filter with what records have of it."""
    groups = {parameter: _groups(connection, scheme, library, labels, language) for parameter, scheme in TERMS.items()}
    return [
        Choice(parameter, {option.id: option.label for _, options in of for option in options}, _written(of))
        for parameter, of in groups.items()
    ]


def _written(groups: list[tuple[str, list[Option]]]) -> Markup:
    """Options of a select, in their groups; a group without a name has no heading."""
    return Markup().join(
        Markup('<optgroup label="{}">{}</optgroup>').format(name, _options(options)) if name else _options(options)
        for name, options in groups
    )


def _options(options: list[Option]) -> Markup:
    return Markup().join(Markup('<option value="{}">{}</option>').format(*option) for option in options)


def _groups(
    connection: sqlite3.Connection, scheme: str, library: Library, labels: Labels, language: str
) -> list[tuple[str, list[Option]]]:
    if scheme == PLACES:
        return [
            ("", sorted(_places(connection, library, labels, language), key=lambda option: option.label.casefold()))
        ]
    groups: dict[str, list[Option]] = {}
    for term, broader in connection.execute(TERM_IDS, [scheme]).fetchall():
        if library.knows(tokens.tag(scheme, term)):
            wider = labels.of(scheme, broader or term, language).text if scheme in GROUPED else ""
            groups.setdefault(wider, []).append(Option(term, labels.of(scheme, term, language).text))
    return list(groups.items())


def _places(connection: sqlite3.Connection, library: Library, labels: Labels, language: str) -> Iterator[Option]:
    for (place,) in connection.execute(PLACE_IDS):
        if any(library.knows(token(place)) for token in (tokens.given_in, tokens.covers, tokens.covers_part_of)):
            yield Option(place, labels.of(PLACES, place, language).text)
