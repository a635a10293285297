"""Which records have ended on a day: told once a day, for every search asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from search.rows import Rows, set_of


@dataclass(repr=False)
class Ends:
    """The last day of each record that has ended or has an end, by its row; safe to share between threads."""

    last_days: Mapping[int, date] = field(default_factory=dict)
    _told: tuple[date, Rows] | None = None

    def on(self, today: date) -> Rows:
        """The records that have ended before a day."""
        told = self._told
        if told is None or told[0] != today:
            rows = [row for row, last in self.last_days.items() if last < today]
            told = self._told = (today, set_of(rows))
        return told[1]
