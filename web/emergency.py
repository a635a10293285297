"""Numbers to dial in an emergency, each with its record, and of whom and when the word on it is; who needs them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

from markupsafe import Markup

from search.filters import Filters
from search.lexicon import Concept, Lexicon
from search.parts import SURE
from search.question import Question
from web.needs import SCHEME, by_picture
from web.visit import Visit


@dataclass(frozen=True)
class Line:
    """A number to dial."""

    id: str
    called: Markup
    """Its own name, never that of its need: two numbers may answer one, and one of them may be no rescue service."""
    picture: str
    """The broad need that stands for it as a picture."""
    number: str
    told_by: str | None
    """Kind of the source that the number is taken from."""
    told_on: str | None


@dataclass(frozen=True)
class Emergency:
    """The numbers, the one for any danger first, and the needs for which they are."""

    lines: Sequence[Line]
    needs: frozenset[Concept]

    def answers(self, question: Question, filters: Filters) -> bool:
        """Whether a search asks for what one of the numbers is for."""
        asked = {Concept(SCHEME, need) for need in filters.needs}
        asked |= {each for part in question.parts for each, sure in part.concepts.items() if sure >= SURE}
        return not self.needs.isdisjoint(asked)


@dataclass(frozen=True)
class _Found:
    """The rows of the numbers, and what their needs have in common."""

    rows: Sequence[Mapping[str, Any]]
    lexicon: Lexicon

    @cached_property
    def general(self) -> frozenset[Concept]:
        """Needs that all numbers answer, with wider ones: any danger."""
        each = [frozenset(wider for need in self.needs(row) for wider in self._around(need)) for row in self.rows]
        return reduce(frozenset.intersection, each) if each else frozenset()

    def needs(self, row: Mapping[str, Any]) -> list[Concept]:
        """Needs that a number answers, in the order of its record."""
        return [Concept(SCHEME, need) for need in json.loads(row["needs"])]

    def first_need(self, row: Mapping[str, Any]) -> Concept:
        """What tells a number from the others; of the one for any danger, its first need."""
        needs = self.needs(row)
        return next((need for need in needs if need not in self.general), needs[0])

    def any_danger_first(self) -> list[Mapping[str, Any]]:
        """The rows, those first whose first need all numbers answer."""
        return sorted(self.rows, key=lambda row: self.needs(row)[0] not in self.general)

    def every_need(self) -> frozenset[Concept]:
        """All needs that any of them answers, and the wider ones of those that all answer."""
        return self.general.union(*(self.needs(row) for row in self.rows))

    def _around(self, need: Concept) -> Iterator[Concept]:
        yield need
        yield from self.lexicon.broader.get(need, ())


def emergency_of(visit: Visit) -> Emergency:
    """Every number that a record gives for emergencies and that has not ended; made once a day and language."""
    return visit.kept.piece(("emergency", visit.language.code, visit.today), lambda: _emergency(visit))


def _emergency(visit: Visit) -> Emergency:
    found = _Found(visit.emergency_numbers.on(visit.today), visit.library.lexicon)
    lines = [_line(row, found.first_need(row), visit) for row in found.any_danger_first()]
    return Emergency(lines, found.every_need())


def _line(row: Mapping[str, Any], need: Concept, visit: Visit) -> Line:
    picture = next(iter(by_picture([need.term], visit.library.lexicon)))
    told = json.loads(row["told"] or "{}")
    return Line(row["id"], visit.text(row["name"]), picture, row["value"], told.get("kind"), told.get("date"))
