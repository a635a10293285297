"""Which records have ended on a day: told once a day, for every search asks."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(repr=False)
class Ends:
    """The last day of each record that has ended or has an end, by its row; safe to share between threads."""

    last_days: Mapping[int, date] = field(default_factory=dict)
    _told: tuple[date, str] | None = None

    def rows(self, today: date) -> list[int]:
        """Rows of the records that have ended before a day."""
        return [row for row, last in self.last_days.items() if last < today]

    def on(self, today: date) -> str:
        """The same as JSON."""
        told = self._told
        if told is None or told[0] != today:
            told = self._told = (today, json.dumps(self.rows(today)))
        return told[1]
