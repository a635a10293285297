"""Which records have ended on a day: told once a day, for every search asks."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(repr=False)
class Ends:
    """The last day of each record that has ended or has an end, by its row in the index."""

    last_days: Mapping[int, date] = field(default_factory=dict)
    _told: tuple[date, str] | None = None

    def on(self, today: date) -> str:
        """Rows of the records that have ended before a day, as JSON."""
        if self._told is None or self._told[0] != today:
            self._told = (today, json.dumps([row for row, last in self.last_days.items() if last < today]))
        return self._told[1]
