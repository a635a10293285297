"""Numbers to dial in an emergency, each with its record and the day that its authority's word is of; who needs them."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

from markupsafe import Markup

from search.filters import Filters
from search.lexicon import Concept, Lexicon
from search.parts import SURE
from search.question import Question
from web.needs import SCHEME, by_picture
from web.text_languages import Texts, language_of, versions_of
from web.visit import Visit

NUMBERS = """
select services.id, services.name, services.name_fr, services.needs, contacts.value,
       coalesce(contacts.as_of, services.as_of) as as_of
from contacts join services on services.id = contacts.record_id
where contacts.record_kind = 'service' and contacts.kind = 'phone' and contacts.use = 'emergency'
and services.freshness <> 'ended'
and coalesce(services.until_latest >= ?, true)
order by length(contacts.value), contacts.value
"""


@dataclass(frozen=True)
class Line:
    """A number to dial."""

    id: str
    called: Markup
    """Its name in the language of the page, else what need it answers."""
    picture: str
    """The broad need that stands for it as a picture."""
    number: str
    as_of: str | None


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

    rows: Sequence[sqlite3.Row]
    lexicon: Lexicon

    @cached_property
    def general(self) -> frozenset[Concept]:
        """Needs that all numbers answer, with wider ones: any danger."""
        each = [frozenset(wider for need in self.needs(row) for wider in self._around(need)) for row in self.rows]
        return reduce(frozenset.intersection, each) if each else frozenset()

    def needs(self, row: sqlite3.Row) -> list[Concept]:
        """Needs that a number answers, in the order of its record."""
        return [Concept(SCHEME, need) for need in json.loads(row["needs"])]

    def first_need(self, row: sqlite3.Row) -> Concept:
        """What tells a number from the others; of the one for any danger, its first need."""
        needs = self.needs(row)
        return next((need for need in needs if need not in self.general), needs[0])

    def any_danger_first(self) -> list[sqlite3.Row]:
        """The rows, those first whose first need all numbers answer."""
        return sorted(self.rows, key=lambda row: self.needs(row)[0] not in self.general)

    def every_need(self) -> frozenset[Concept]:
        """All needs that any of them answers, and the wider ones of those that all answer."""
        return self.general.union(*(self.needs(row) for row in self.rows))

    def _around(self, need: Concept) -> Iterator[Concept]:
        yield need
        yield from self.lexicon.broader.get(need, ())


def read_emergency(connection: sqlite3.Connection, visit: Visit) -> Emergency:
    """Every number that a record gives for emergencies and that has not ended."""
    found = _Found(connection.execute(NUMBERS, [visit.today.isoformat()]).fetchall(), visit.library.lexicon)
    texts = versions_of(connection, [("service", row["id"]) for row in found.rows])
    lines = [_line(row, found.first_need(row), texts, visit) for row in found.any_danger_first()]
    return Emergency(lines, found.every_need())


def _line(row: sqlite3.Row, need: Concept, texts: Texts, visit: Visit) -> Line:
    picture = next(iter(by_picture([need.term], visit.library.lexicon)))
    return Line(row["id"], _called(row, need, texts, visit), picture, row["value"], row["as_of"])


def _called(row: sqlite3.Row, need: Concept, texts: Texts, visit: Visit) -> Markup:
    """A name that the reader can read, else the need; its own name where nobody has put the need into words."""
    page = visit.language.code
    name = (row["name_fr"] if page == "fr" else None) or row["name"]
    language = language_of(name, texts.get(("service", row["id"]), ()), page)
    label = visit.labels.of(SCHEME, need.term, page)
    return visit.written(label) if language != page == label.language else visit.marked(name, language)
