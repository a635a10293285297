"""What terms of the vocabularies, places and organisations are called, in every language that records hold."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from search.lexicon import ORGANISATIONS, PLACES
from search.place_names import read_place_names
from web.languages import ENGLISH

PREFERRED = """
select scheme, term, language, label, use = 'machine' from vocabulary_labels where position = 0
"""
NAMES = "select id, name from organisations"


class Label(NamedTuple):
    """A word for a term."""

    text: str
    language: str
    is_machine_made: bool


@dataclass(frozen=True, repr=False)
class Labels:
    """The preferred label of each term by scheme, id and language."""

    by_term: Mapping[tuple[str, str], Mapping[str, Label]]

    def of(self, scheme: str, term: str, language: str) -> Label:
        """The label in a language, else the English one, else the id itself."""
        known = self.by_term.get((scheme, term), {})
        return known.get(language) or known.get(ENGLISH) or Label(term, ENGLISH, is_machine_made=False)

    def of_places(self, names: str, language: str) -> list[Label]:
        """The labels of places that the index names in English, one after the other."""
        return [self.of(PLACES, self._place_ids.get(name, name), language) for name in names.split(", ")]

    @cached_property
    def _place_ids(self) -> Mapping[str, str]:
        return {known[ENGLISH].text: term for (scheme, term), known in self.by_term.items() if scheme == PLACES}


def read_labels(connection: sqlite3.Connection) -> Labels:
    """All labels that pages show."""
    found: dict[tuple[str, str], dict[str, Label]] = {}
    for scheme, term, language, text, is_machine_made in connection.execute(PREFERRED):
        found.setdefault((scheme, term), {})[language] = Label(text, language, bool(is_machine_made))
    for (place, language), name in read_place_names(connection):
        found.setdefault((PLACES, place), {})[language] = Label(name, language, is_machine_made=False)
    for organisation, name in connection.execute(NAMES):
        found[ORGANISATIONS, organisation] = {ENGLISH: Label(name, "", is_machine_made=False)}
    return Labels(found)
