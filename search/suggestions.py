"""What a person may be typing: needs, places and organisations whose names begin so, in any language."""

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from search.folding import LONGEST, fold
from search.lexicon import ORGANISATIONS, PLACES, Concept
from search.place_names import read_place_names

OFFERED = {"needs": "need", PLACES: "place", ORGANISATIONS: "organisation"}
"""Schemes that are offered, and what one of them is called."""
READ_AT_MOST = 400
SHORTEST = 2
NO_LANGUAGE = ""
"""Of names that are the same in every language, and of labels for where a language has none."""


class Suggestion(NamedTuple):
    """A need, place or organisation to choose."""

    kind: str
    id: str
    label: str


class Beginning(NamedTuple):
    """The folded rest of a name from one of its words on, and what it leads to."""

    rest: str
    is_other: bool
    """Whether the name is not the one that is shown in its language."""
    is_part: bool
    """Whether it is less than the whole name."""
    concept: Concept
    language: str

    @property
    def rank(self) -> tuple[bool, bool, int, int, str]:
        """What is shown as it is typed comes first, then whole names, then short ones."""
        return self.is_other, self.is_part, len(self.rest), list(OFFERED).index(self.concept.scheme), self.rest


@dataclass(frozen=True, repr=False)
class Suggestions:
    """Every beginning of a word in a name, with what it leads to."""

    beginnings: Mapping[str, tuple[Beginning, ...]]
    """By language, in order."""
    shown: Mapping[tuple[Concept, str], str]
    """Label by concept and language."""

    def begin(self, text: str, page: str, limit: int) -> list[Suggestion]:
        """At most so many suggestions for what has been typed on a page in some language, the likeliest first."""
        typed = fold(text[:LONGEST])
        if len(typed) < SHORTEST:
            return []
        found = self._of(typed, (page, NO_LANGUAGE))
        # Two letters begin a word in most languages: others are heard where the page's has none.
        told = {concept.scheme for concept in found}
        others = self._of(typed, self.beginnings.keys() - {page, NO_LANGUAGE})
        found |= {concept: each for concept, each in others.items() if concept.scheme not in told}
        best = sorted(found.values(), key=lambda each: each.rank)[:limit]
        return [Suggestion(OFFERED[each.concept.scheme], each.concept.term, self._label(each, page)) for each in best]

    def _of(self, typed: str, languages: Iterable[str]) -> dict[Concept, Beginning]:
        """What begins so in some languages: of each concept the best."""
        every = (each for language in sorted(languages) for each in self._from(typed, language))
        found: dict[Concept, Beginning] = {}
        for each in every:
            if each.concept not in found or each.rank < found[each.concept].rank:
                found[each.concept] = each
        return found

    def _from(self, typed: str, language: str) -> Iterator[Beginning]:
        listed = self.beginnings.get(language, ())
        start = bisect_left(listed, typed, key=lambda each: each.rest)
        for each in listed[start : start + READ_AT_MOST]:
            if not each.rest.startswith(typed):
                return
            yield each

    def _label(self, each: Beginning, page: str) -> str:
        """In the language that was typed where what is shown in it begins so, else in that of the page."""
        typed = () if each.is_other or each.is_part else (each.language,)
        languages = (*typed, page, NO_LANGUAGE)
        return next(self.shown[each.concept, code] for code in languages if (each.concept, code) in self.shown)


def read_suggestions(connection: sqlite3.Connection) -> Suggestions:
    """All that can be suggested from a database."""
    shown = dict(_shown(connection))
    schemes = ", ".join(f"'{scheme}'" for scheme in OFFERED)
    rows = connection.execute(
        f"select label, written, scheme, term, language from search_labels where scheme in ({schemes})"
    )
    beginnings = defaultdict[str, set[Beginning]](set)
    for label, written, scheme, term, language in rows:
        concept, words = Concept(scheme, term), label.split()
        is_other = shown.get((concept, language)) != written
        beginnings[language].update(
            Beginning(" ".join(words[start:]), is_other, start > 0, concept, language) for start in range(len(words))
        )
    return Suggestions({language: tuple(sorted(of)) for language, of in beginnings.items()}, shown)


def _shown(connection: sqlite3.Connection) -> Iterator[tuple[tuple[Concept, str], str]]:
    for term, label in connection.execute("select id, label from vocabulary_terms where scheme = 'needs'"):
        yield (Concept("needs", term), NO_LANGUAGE), label
    preferred = "select term, language, label from vocabulary_labels where scheme = 'needs' and position = 0"
    for term, language, label in connection.execute(preferred):
        yield (Concept("needs", term), language), label
    for (place, language), name in read_place_names(connection):
        yield (Concept(PLACES, place), language), name
    for scheme, table in ((PLACES, "places"), (ORGANISATIONS, "organisations")):
        for record, name in connection.execute(f"select id, name from {table}"):
            yield (Concept(scheme, record), NO_LANGUAGE), name
