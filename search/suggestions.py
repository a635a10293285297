"""What a person may be typing: needs, places and organisations whose names begin so, in any language."""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from search.folding import LONGEST, fold
from search.lexicon import ORGANISATIONS, PLACES, Concept

OFFERED = {"needs": "need", PLACES: "place", ORGANISATIONS: "organisation"}
"""Schemes that are offered, and what one of them is called."""
READ_AT_MOST = 400
SHORTEST = 2


class Suggestion(NamedTuple):
    """A need, place or organisation to choose."""

    kind: str
    id: str
    label: str


@dataclass(frozen=True, repr=False)
class Suggestions:
    """Every beginning of a word in a name, in order, with what it leads to."""

    beginnings: tuple[tuple[str, bool, Concept, str], ...]
    """Folded rest of a name from a word on; whether that is the whole name; concept; language."""
    shown: Mapping[tuple[Concept, str], str]
    """Label by concept and language; under "" the one where a language has none."""

    def begin(self, text: str, limit: int) -> list[Suggestion]:
        """At most so many suggestions for what has been typed: whole names first, then short ones."""
        typed = fold(text[:LONGEST])
        if len(typed) < SHORTEST:
            return []
        found: dict[Concept, tuple[tuple[bool, int, int, str], str]] = {}
        for rest, whole, concept, language in self._from(typed):
            rank = (not whole, len(rest), list(OFFERED).index(concept.scheme), rest)
            if concept not in found or rank < found[concept][0]:
                found[concept] = (rank, language)
        best = sorted(found.items(), key=lambda item: item[1][0])[:limit]
        return [
            Suggestion(OFFERED[each.scheme], each.term, self._label(each, language)) for each, (_, language) in best
        ]

    def _from(self, typed: str) -> Iterator[tuple[str, bool, Concept, str]]:
        start = bisect_left(self.beginnings, typed, key=lambda beginning: beginning[0])
        for beginning in self.beginnings[start : start + READ_AT_MOST]:
            if not beginning[0].startswith(typed):
                return
            yield beginning

    def _label(self, concept: Concept, language: str) -> str:
        return self.shown.get((concept, language)) or self.shown[concept, ""]


def read_suggestions(connection: sqlite3.Connection) -> Suggestions:
    """All that can be suggested from a database."""
    schemes = ", ".join(f"'{scheme}'" for scheme in OFFERED)
    rows = connection.execute(f"select label, scheme, term, language from search_labels where scheme in ({schemes})")
    beginnings = {
        (" ".join(words[start:]), start == 0, Concept(scheme, term), language)
        for label, scheme, term, language in rows
        for words in [label.split()]
        for start in range(len(words))
    }
    return Suggestions(tuple(sorted(beginnings)), dict(_shown(connection)))


def _shown(connection: sqlite3.Connection) -> Iterator[tuple[tuple[Concept, str], str]]:
    for term, label in connection.execute("select id, label from vocabulary_terms where scheme = 'needs'"):
        yield (Concept("needs", term), ""), label
    preferred = "select term, language, label from vocabulary_labels where scheme = 'needs' and position = 0"
    for term, language, label in connection.execute(preferred):
        yield (Concept("needs", term), language), label
    for scheme, table in ((PLACES, "places"), (ORGANISATIONS, "organisations")):
        for record, name in connection.execute(f"select id, name from {table}"):
            yield (Concept(scheme, record), ""), name
