"""One request for a page of our own: its address, and what it asks for."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from datasette.utils import MultiParams
from markupsafe import Markup

from schema.kinds import KINDS
from search.facets import Facets
from search.hours import HOME_ZONE
from search.library import Library
from web.choices import Choice
from web.date_words import moment_in_words
from web.emergency_numbers import Numbers
from web.kept import Kept
from web.languages import Language
from web.search_parameters import FILTERS, PARAMETERS, TERMS, Asked, read_parameters
from web.words import Words

Parameters = list[tuple[str, str]]

CHOSEN = "r"
"""Parameter by which what a reader has chosen goes from page to page: the address is its only memory."""
MOST_CHOSEN = 50
KEY = re.compile(r"[a-z]{1,20}/[a-z0-9-]{1,100}")
"""What a chosen record is named by: its list and its id."""
TELLING = {
    "/chosen": (CHOSEN,),
    "/map": (*FILTERS, "area"),
    **dict.fromkeys(("/search", *(f"/{folder}" for folder in KINDS)), PARAMETERS),
}
"""Pages that parameters make another page of, and by which ones."""


@dataclass(frozen=True)
class Visit(Words):
    """What a page knows of its request; nothing of who asks."""

    languages: dict[str, Language]
    path: str
    """Without the prefix of the language."""
    parameters: Parameters
    now: datetime
    root: str
    """First part of every address of the site, `/` as a rule."""
    origin: str
    """Scheme and host by which the site is reached."""
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

    @cached_property
    def chosen(self) -> list[str]:
        """Keys of records that the reader has chosen, each once, as many as a list holds."""
        keys = (value for name, value in self.parameters if name == CHOSEN and KEY.fullmatch(value))
        return list(dict.fromkeys(keys))[:MOST_CHOSEN]

    def asked(self, known: tuple[str, ...] = PARAMETERS) -> Asked:
        """The search that the address asks for; what is chosen is no part of it."""
        arguments = MultiParams([pair for pair in self.parameters if pair[0] != CHOSEN])
        return read_parameters(arguments, self.library, self.now, known)

    def once(self, *name: Hashable, caller: Callable[[], Markup]) -> Markup:
        """A piece of a page that its name, the day and the language make; what is chosen is in every link of it."""
        return caller() if self.chosen else self.kept.piece((self.language.code, self.today, *name), caller)

    @property
    def base(self) -> str:
        """Beginning of the addresses of pages of our own in the language of the visit."""
        return self.root.rstrip("/") + self.language.prefix

    def link(self, path: str, parameters: Parameters | None = None) -> str:
        """Address of a page of our own in the language of the visit, for a reader who keeps what is chosen."""
        asked = _query(parameters)
        kept = self._kept.replace("?", "&", 1) if asked else self._kept
        return self.base + path + asked + kept

    @cached_property
    def _kept(self) -> str:
        """What every link adds; written once, for a page has hundreds of them."""
        return _query(_as_parameters(self.chosen))

    def list_link(self, keys: Iterable[str]) -> str:
        """Address of the list of some records."""
        return self.base + "/chosen" + _query(_as_parameters(keys))

    def lasting(self, path: str) -> str:
        """Whole address of a page by which anyone finds it: to print, to send, to scan."""
        return self.absolute(self.base + path)

    def plain_link(self, path: str, parameters: Parameters | None = None) -> str:
        """Address of what has no language: files, data, Datasette's pages."""
        return self.root.rstrip("/") + path + _query(parameters)

    def in_language(self, language: Language) -> str:
        """Address of this very page in another language."""
        return self.root.rstrip("/") + language.prefix + self.path + _query(self.own)

    @cached_property
    def own(self) -> Parameters:
        """Parameters that pages of ours know; others came with the address, and go no further than this page."""
        known = {CHOSEN, *TELLING.get(self.path.rstrip("/"), ())}
        return [pair for pair in self.parameters if pair[0] in known]

    @cached_property
    def narrowed(self) -> Parameters:
        """Terms and places that filters ask for."""
        return [pair for pair in self.parameters if pair[0] in TERMS]

    @cached_property
    def filtered_by(self) -> tuple[tuple[str, str], ...]:
        """All that the form of filters shows as set."""
        return tuple(pair for pair in self.parameters if pair[0] in (*FILTERS, "limit"))

    def known_as(self, language: Language) -> str:
        """Whole address by which search engines know this page: nothing in it that makes no difference."""
        path = self.path.rstrip("/") or "/"
        telling = [(name, value) for name, value in self.parameters if name in TELLING.get(path, ())]
        return self.absolute(self.root.rstrip("/") + language.prefix + path + _query(telling))

    @property
    def address(self) -> str:
        """Where the site stands, without a slash at the end."""
        return self.absolute(self.plain_link(""))

    def absolute(self, link: str) -> str:
        """A link as it is written outside the site."""
        return self.origin + link

    def with_parameters(self, **changed: str | None) -> str:
        """Address of this page with other parameters; None leaves one out."""
        kept = [(name, value) for name, value in self.own if name not in changed and name != CHOSEN]
        added = [(name, value) for name, value in changed.items() if value is not None]
        return self.link(self.path, kept + added)

    def with_each(self, name: str, values: Sequence[str]) -> list[str]:
        """Address of this page, from its first results on, with each of some ids for a parameter in turn."""
        other = self.with_parameters(**{name: None, "offset": None})
        return [f"{other}{'&' if '?' in other else '?'}{name}={value}" for value in values]

    def without(self, name: str, value: str) -> str:
        """Address of this page without one value of a parameter, from its first results on."""
        left = [pair for pair in self.own if pair != (name, value) and pair[0] not in ("offset", CHOSEN)]
        return self.link(self.path, left)

    def open_at(self, moment: datetime | None) -> str:
        """What the filter by hours asks for: now, or another moment in the time of most places here."""
        if moment is None or moment == self.now:
            return self.say("open now")
        there = moment.astimezone(ZoneInfo(HOME_ZONE))
        return self.say("open: %(moment)s", moment=moment_in_words(there, self.language))

    def value_label(self, parameter: str, value: str) -> str:
        """What a value of a filter is called, whether its form offers it or not."""
        return self.labels.of(TERMS[parameter], value, self.language.code).text


def _as_parameters(keys: Iterable[str]) -> Parameters:
    return [(CHOSEN, key) for key in keys]


def _query(parameters: Parameters | None) -> str:
    return f"?{urlencode(parameters, safe='/')}" if parameters else ""
