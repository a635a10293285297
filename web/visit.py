"""One request for a page of our own: its address, and what it asks for."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from datasette.utils import MultiParams
from markupsafe import Markup

from search.answered_by import SCHEMES
from search.facets import Facets
from search.hours import HOME_ZONE
from search.library import Library
from web.addresses import CHOSEN, Addresses
from web.choices import Choice
from web.date_words import moment_in_words
from web.emergency_numbers import Numbers
from web.kept import Kept
from web.search_parameters import FILTERS, PARAMETERS, Asked, read_parameters


@dataclass(frozen=True)
class Visit(Addresses):
    """What a page knows of its request; nothing of who asks."""

    now: datetime
    library: Library
    choices: dict[str, list[Choice]]
    """Filters of each list."""
    facets: Facets
    emergency_numbers: Numbers
    kept: Kept
    extracts: Path
    """Folder of files to take away, which need not be there."""
    mailbox: str | None = None
    """Where whoever runs the site takes letters, if anywhere."""

    @property
    def today(self) -> date:
        """The day in universal time, from which ages are counted."""
        return self.now.date()

    def asked(self, known: tuple[str, ...] = PARAMETERS) -> Asked:
        """The search that the address asks for; what is chosen is no part of it."""
        arguments = MultiParams([pair for pair in self.parameters if pair[0] != CHOSEN])
        return read_parameters(arguments, self.library, self.now, known)

    def once(self, *name: Hashable, caller: Callable[[], Markup]) -> Markup:
        """A piece of a page that its name, the day and the language make; what is chosen is in every link of it."""
        return caller() if self.chosen else self.kept.piece((self.language.code, self.today, *name), caller)

    @cached_property
    def set_values(self) -> dict[str, list[str]]:
        """Values that filters ask for, any one of each; of what kind they are a list and the map say by themselves."""
        found: dict[str, list[str]] = {}
        for name, value in self.parameters:
            if name in SCHEMES and (name != "kind" or self.path == "/search"):
                found.setdefault(name, []).append(value)
        return found

    @property
    def unfiltered(self) -> str:
        """Address of this page without filters; the map still shows the same kind and window."""
        is_map = self.path.rstrip("/") == "/map"
        return self.link(self.path, [pair for pair in self.parameters if is_map and pair[0] in ("kind", "area")])

    @cached_property
    def filtered_by(self) -> tuple[tuple[str, str], ...]:
        """All that the form of filters shows as set."""
        return tuple(pair for pair in self.parameters if pair[0] in (*FILTERS, "limit"))

    def open_at(self, asked: date | None) -> str:
        """What the filter by hours asks for: now, a day, or another moment in the time of most places here."""
        if asked is None or asked == self.now:
            return self.say("open now")
        if not isinstance(asked, datetime):
            return self.say("open: %(moment)s", moment=self.when(asked.isoformat()))
        return self.say("open: %(moment)s", moment=moment_in_words(_at_home(asked), self.language))

    def open_field(self, asked: date | None) -> str:
        """What the field for a day and time holds: the moment that is asked for, unless that is now."""
        if not isinstance(asked, datetime) or asked == self.now:
            return ""
        return f"{_at_home(asked):%Y-%m-%dT%H:%M}"

    def value_label(self, parameter: str, value: str) -> str:
        """What a value of a filter is called, whether its form offers it or not."""
        schemes = SCHEMES[parameter]
        scheme = next((each for each in schemes if (each, value) in self.labels.by_term), schemes[0])
        return self.labels.of(scheme, value, self.language.code).text


def _at_home(moment: datetime) -> datetime:
    """A moment by the clocks of most places here."""
    return moment.astimezone(ZoneInfo(HOME_ZONE))
