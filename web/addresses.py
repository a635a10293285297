"""The addresses that a page links to, and its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from schema.kinds import KINDS
from web.address_query import Parameters, query_of
from web.languages import Language
from web.search_parameters import FILTERS, PARAMETERS
from web.words import Words

CHOSEN = "r"
"""Parameter by which what a reader has chosen goes from page to page: the address is its only memory."""
MOST_CHOSEN = 50
KEY = re.compile(r"[a-z]{1,20}/[a-z0-9-]{1,100}")
"""What a chosen record is named by: its list and its id."""
TELLING = {
    "/chosen": (CHOSEN,),
    "/map": (*FILTERS, "area"),
    "/overview": ("current",),
    **dict.fromkeys(("/search", *(f"/{folder}" for folder in KINDS)), PARAMETERS),
}
"""Pages that parameters make another page of, and by which ones."""


@dataclass(frozen=True)
class Addresses(Words):
    """Where a page stands, and how it links to others: in its language, with what its reader has chosen."""

    languages: dict[str, Language]
    path: str
    """Without the prefix of the language."""
    parameters: Parameters
    root: str
    """First part of every address of the site, `/` as a rule."""
    origin: str
    """Scheme and host by which the site is reached."""

    @cached_property
    def chosen(self) -> list[str]:
        """Keys of records that the reader has chosen, each once, as many as a list holds."""
        keys = (value for name, value in self.parameters if name == CHOSEN and KEY.fullmatch(value))
        return list(dict.fromkeys(keys))[:MOST_CHOSEN]

    @property
    def base(self) -> str:
        """Beginning of the addresses of pages of our own in the language of the visit."""
        return self.root.rstrip("/") + self.language.prefix

    def link(self, path: str, parameters: Parameters | None = None) -> str:
        """Address of a page of our own in the language of the visit, for a reader who keeps what is chosen."""
        return self.base + path + self._asked(parameters)

    def link_in(self, code: str, path: str, parameters: Parameters | None = None) -> str:
        """The same in another language where the site speaks it."""
        prefix = self.languages.get(code, self.language).prefix
        return self.root.rstrip("/") + prefix + path + self._asked(parameters)

    def _asked(self, parameters: Parameters | None) -> str:
        asked = query_of(parameters)
        return asked + (self._kept.replace("?", "&", 1) if asked else self._kept)

    @cached_property
    def _kept(self) -> str:
        """What every link adds; written once, for a page has hundreds of them."""
        return query_of(_as_parameters(self.chosen))

    def list_link(self, keys: Iterable[str]) -> str:
        """Address of the list of some records."""
        return self.base + "/chosen" + query_of(_as_parameters(keys))

    def lasting(self, path: str) -> str:
        """Whole address of a page by which anyone finds it: to print, to send, to scan."""
        return self.absolute(self.base + path)

    def plain_link(self, path: str, parameters: Parameters | None = None) -> str:
        """Address of what has no language: files, data, Datasette's pages."""
        return self.root.rstrip("/") + path + query_of(parameters)

    def in_language(self, language: Language) -> str:
        """Address of this very page in another language."""
        return self.root.rstrip("/") + language.prefix + self.path + query_of(self.own)

    @property
    def itself(self) -> str:
        """Address of this page with all that it was asked, and no more."""
        return self.base + self.path + query_of(self.parameters)

    @cached_property
    def own(self) -> Parameters:
        """Parameters that pages of ours know; others came with the address, and go no further than this page."""
        known = {CHOSEN, *TELLING.get(self.path.rstrip("/"), ())}
        return [pair for pair in self.parameters if pair[0] in known]

    def known_as(self, language: Language) -> str:
        """Whole address by which search engines know this page: nothing in it that makes no difference."""
        path = self.path.rstrip("/") or "/"
        telling = [(name, value) for name, value in self.parameters if name in TELLING.get(path, ())]
        return self.absolute(self.root.rstrip("/") + language.prefix + path + query_of(telling))

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


def _as_parameters(keys: Iterable[str]) -> Parameters:
    return [(CHOSEN, key) for key in keys]
