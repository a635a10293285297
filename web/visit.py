"""One request for a page of our own: its address, and what it asks for."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from datasette.utils import MultiParams
from markupsafe import Markup

from search.facets import Facets
from search.hours import HOME_ZONE
from search.library import Library
from web.addresses import CHOSEN, Addresses, Parameters
from web.choices import Choice
from web.date_words import moment_in_words
from web.emergency_numbers import Numbers
from web.kept import Kept
from web.search_parameters import FILTERS, PARAMETERS, TERMS, Asked, read_parameters


@dataclass(frozen=True)
class Visit(Addresses):
    """What a page knows of its request; nothing of who asks."""

    now: datetime
    library: Library
    choices: list[Choice]
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
    def narrowed(self) -> Parameters:
        """Terms and places that filters ask for."""
        return [pair for pair in self.parameters if pair[0] in TERMS]

    @cached_property
    def filtered_by(self) -> tuple[tuple[str, str], ...]:
        """All that the form of filters shows as set."""
        return tuple(pair for pair in self.parameters if pair[0] in (*FILTERS, "limit"))

    def open_at(self, moment: datetime | None) -> str:
        """What the filter by hours asks for: now, or another moment in the time of most places here."""
        if moment is None or moment == self.now:
            return self.say("open now")
        there = moment.astimezone(ZoneInfo(HOME_ZONE))
        return self.say("open: %(moment)s", moment=moment_in_words(there, self.language))

    def value_label(self, parameter: str, value: str) -> str:
        """What a value of a filter is called, whether its form offers it or not."""
        return self.labels.of(TERMS[parameter], value, self.language.code).text
