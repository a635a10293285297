"""What is shown of each answer: its card, and what hangs on the moment and on what was asked."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from search.filters import Filters
from search.ranking import Ranked
from web.cards import Card, cards_of
from web.opening import in_words
from web.reasons import reasons
from web.records import FOLDER_OF
from web.visit import Visit


class Shown(NamedTuple):
    """One answer."""

    card: Card
    opening: str
    """Whether it is open, or that nobody knows; empty for what has no hours to speak of."""
    reasons: Sequence[str]
    """What a filter asks and the record leaves open."""


def shown(
    connection: sqlite3.Connection, visit: Visit, found: Sequence[Ranked], filters: Filters, unsure: slice
) -> list[Shown]:
    """Answers in their order; some of them are to ask first."""
    entries = {(FOLDER_OF[each.document.kind], each.document.key[1]): each.document.shown for each in found}
    cards = list(cards_of(connection, visit, entries).values())
    asked = list(filters.narrowings(visit.library.lexicon))
    why = {
        place: tuple(reasons(found[place].document, asked, filters, visit, cards[place].languages))
        for place in range(len(cards))[unsure]
    }
    return [Shown(card, _opening(card, visit, filters), why.get(place, ())) for place, card in enumerate(cards)]


def _opening(card: Card, visit: Visit, filters: Filters) -> str:
    return "" if card.times is None else in_words(card.times, visit, filters.open_at)
