"""What hangs on the day of a visit: how many records have each value of a filter, and which values lists offer."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from search.carried import tokens_by_kind
from search.facets import Facets, read_facets
from search.library import Library
from web.choices import Choice, read_choices
from web.labels import Labels


@dataclass(frozen=True, repr=False)
class OfTheDay:
    """What is true of one day only: the word on a record ages, and records end."""

    day: date
    facets: Facets
    choices: dict[str, dict[str, list[Choice]]]
    """What the filters of each list offer, by language."""


@dataclass(repr=False)
class Days:
    """What is true today, read anew when the day has changed."""

    current: OfTheDay = OfTheDay(date.min, Facets({}), {})
    _turning: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def turn_to(self, today: date, read: Callable[[], Awaitable[OfTheDay]]) -> None:
        """Let the first who comes on a day read it; whoever comes meanwhile waits for that."""
        if today == self.current.day:
            return
        async with self._turning:
            if today != self.current.day:
                self.current = await read()


def read_day(
    connection: sqlite3.Connection, library: Library, labels: Labels, languages: Iterable[str], today: date
) -> OfTheDay:
    """Takes some tenths of a second."""
    carried = tokens_by_kind(connection, today)
    choices = {code: read_choices(connection, library, labels, code, carried) for code in languages}
    return OfTheDay(today, read_facets(connection, library, today), choices)
