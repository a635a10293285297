"""What the filters of each list offer: terms, places, years that its records have, in the words of a language."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from schema.kinds import KINDS
from search import tokens
from search.answered_by import CARRIED, SCHEMES
from search.lexicon import PLACES
from search.library import Library
from web.labels import Labels
from web.offered import OFFERED, TICKED

TERMS = "select scheme, id, position, broader from vocabulary_terms"
GROUPED = ("need", "theme")
"""Filters long enough to be offered in groups."""
BY_LABEL = ("place", "network")
"""Filters whose values have no order of their own."""


class Option(NamedTuple):
    """A value of a filter."""

    id: str
    label: str


class Choice(NamedTuple):
    """A filter: its parameter and its values to choose from, as they are and as a select has them, written once."""

    parameter: str
    options: list[Option]
    written: Markup

    @property
    def is_ticked(self) -> bool:
        """Whether each value is a box to tick."""
        return self.parameter in TICKED


@dataclass(frozen=True)
class _Words:
    """The values of filters in one language."""

    library: Library
    labels: Labels
    language: str
    positions: Mapping[tuple[str, str], tuple[int, str | None]]
    """Of each term in its vocabulary, with the wider term."""

    def choice(self, name: str, carried: Collection[str]) -> Choice:
        """A filter with the values by which some tokens answer."""
        options = [
            (scheme, Option(value, self.labels.of(scheme, value, self.language).text))
            for scheme, own in zip(SCHEMES[name], CARRIED[name], strict=True)
            for value in self.library.values[name]
            if any(token in carried for token in _tokens(own, value))
        ]
        options.sort(key=lambda each: self._order(name, *each))
        groups: dict[str, list[Option]] = {}
        for scheme, option in options:
            groups.setdefault(self._group(scheme, option) if name in GROUPED else "", []).append(option)
        return Choice(name, [option for _, option in options], _written(groups))

    def _order(self, name: str, scheme: str, option: Option) -> tuple[int, str]:
        if name in TICKED:
            return 0, ""
        if name in BY_LABEL:
            return 0, option.label.casefold()
        return self.positions.get((scheme, option.id), (0, None))[0], ""

    def _group(self, scheme: str, option: Option) -> str:
        wider = self.positions[scheme, option.id][1]
        return self.labels.of(scheme, wider or option.id, self.language).text


def read_choices(
    connection: sqlite3.Connection, library: Library, labels: Labels, language: str, carried: Mapping[str, set[str]]
) -> dict[str, list[Choice]]:
    """The filters of each list; `carried` has the tokens of each kind of record."""
    terms = connection.execute(TERMS).fetchall()
    words = _Words(library, labels, language, {(scheme, term): (at, wider) for scheme, term, at, wider in terms})
    every = set[str]().union(*carried.values())
    return {
        folder: [
            words.choice(name, carried.get(KINDS[folder].name, ()) if folder in KINDS else every)
            for name in names
            if name in SCHEMES
        ]
        for folder, names in OFFERED.items()
    }


def _tokens(scheme: str, value: str) -> Iterable[str]:
    """What records of their own have of a value: not of what is wider, narrower, or for whoever comes."""
    if scheme == PLACES:
        return (token(value) for token in (tokens.given_in, tokens.covers, tokens.covers_part_of))
    return (tokens.tag(scheme, value),)


def _written(groups: Mapping[str, list[Option]]) -> Markup:
    """Options of a select, in their groups; a group without a name has no heading."""
    return Markup().join(
        Markup('<optgroup label="{}">{}</optgroup>').format(name, _options(options)) if name else _options(options)
        for name, options in groups.items()
    )


def _options(options: list[Option]) -> Markup:
    """Without an end: the next begins there, and lists of hundreds of them are a third of a page of results."""
    return Markup().join(Markup('<option value="{}">{}').format(*option) for option in options)
