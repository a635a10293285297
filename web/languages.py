"""The languages of the interface: English in the code, every other a catalogue in locales/."""

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from markupsafe import Markup

LOCALES = Path(__file__).resolve().parent.parent / "locales"
CATALOGUE = "LC_MESSAGES/site.po"
ENGLISH = "en"
SPELLING = {ENGLISH: "en_GB"}
"""Where the dates and numbers of a language are those of one country."""
MACHINE = "machine"
ORIGIN = re.compile(r'^"X-Origin: (\w+)\\n"$', re.MULTILINE)


@dataclass(frozen=True, repr=False)
class Language:
    """A language in which the site speaks."""

    code: str
    translations: NullTranslations
    is_machine_made: bool = False
    """Whether no competent reader has checked its words yet; its catalogue says so."""

    @cached_property
    def locale(self) -> Locale:
        """How it writes dates and numbers."""
        return Locale.parse(SPELLING.get(self.code, self.code))

    @property
    def direction(self) -> str:
        """`ltr`, or `rtl` for scripts that run from the right."""
        return self.locale.text_direction

    @property
    def name(self) -> str:
        """Its name in itself."""
        return str(self.locale.languages[self.code]).capitalize()

    @property
    def prefix(self) -> str:
        """First part of the address of its pages; none for English."""
        return "" if self.code == ENGLISH else f"/{self.code}"

    def say(self, message: str, **values: Any) -> str:
        """A message of the interface, with its values filled in; one without values is taken as it is."""
        words = self.translations.gettext(message)
        return words % values if values else words

    def in_markup(self, message: str, **values: Any) -> Markup:
        """The same for a template, which escapes its values and not the words around them."""
        words = self._in_markup(message)
        return words % values if values else words

    def counted(self, singular: str, plural: str, num: int) -> Markup:
        """A message with a number in it, for a template."""
        return Markup(self.translations.ngettext(singular, plural, num)) % {"num": num}

    @cached_property
    def _in_markup(self) -> Callable[[str], Markup]:
        """Kept: a page has a hundred messages, and templates a few hundred in all."""
        return cache(lambda message: Markup(self.translations.gettext(message)))


def in_any_of(codes: Iterable[str]) -> str:
    """The first part of an address in any of some languages, as a regular expression; English has none."""
    return f"(?:/(?P<language>{'|'.join(code for code in codes if code != ENGLISH)}))?"


IN_ENGLISH = Language(ENGLISH, NullTranslations())


def to_say(message: str) -> str:
    """The message itself: marks what is translated only where it is shown."""
    return message


def read_languages() -> dict[str, Language]:
    """English, then every language that has a catalogue."""
    codes = sorted(folder.name for folder in LOCALES.iterdir() if (folder / CATALOGUE).is_file())
    return {ENGLISH: IN_ENGLISH, **{code: _read(code, (LOCALES / code / CATALOGUE).read_text()) for code in codes}}


@cache
def _read(code: str, text: str) -> Language:
    """One catalogue; only finished messages count, others stay English."""
    binary = io.BytesIO()
    write_mo(binary, read_po(io.StringIO(text), locale=code))
    binary.seek(0)
    return Language(code, Translations(binary), is_machine_made=origin_in(text) == MACHINE)


def origin_in(text: str) -> str | None:
    """Who made the words of a catalogue, as its header says; Babel drops a header that it does not know."""
    found = ORIGIN.search(text)
    return found[1] if found else None
