"""How a page writes: labels, texts, dates and numbers in its language, marked where they are of another."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from schema.base import Text
from web.date_words import attestation_in_words, in_words
from web.labels import Label, Labels
from web.languages import ENGLISH, Language


@dataclass(frozen=True)
class Words:
    """A language and what terms are called in it."""

    language: Language
    labels: Labels

    def label(self, scheme: str, term: str) -> Markup:
        """What a term is called."""
        return self.written(self.labels.of(scheme, term, self.language.code))

    def places(self, names: str) -> Markup:
        """Places by their names in the index, in the language of the page where they have a name in it."""
        return Markup(self.say(", ")).join(map(self.written, self.labels.of_places(names, self.language.code)))

    def written(self, label: Label) -> Markup:
        """A word, marked where it is of another language than the page."""
        return self.marked(label.text, label.language)

    def text(self, text: Text | None) -> Markup:
        """A text in the language of the page, else in English, else in its first; told where a machine made it."""
        if text is None:
            return Markup()
        versions = {language: (words, origin) for language, words, origin in text.versions()}
        language = next(code for code in (self.language.code, ENGLISH, *versions) if code in versions)
        words, origin = versions[language]
        machine = Markup(' <small class="machine">({})</small>').format(self.say("machine translation"))
        return self.marked(words, language) + (machine if origin == "machine" else "")

    def plain_text(self, text: Text) -> str:
        """The same without marks, for titles and descriptions."""
        return text.get(self.language.code) or text.shown

    def marked(self, words: str, language: str | None) -> Markup:
        """Words in a language that is told to browsers and screen readers where it differs from the page's."""
        return _marked(words, language, self.language.code)

    def say(self, message: str, **values: Any) -> str:
        """A message of the interface."""
        return self.language.say(message, **values)

    def when(self, edtf: str) -> str:
        """A date in words."""
        return in_words(edtf, self.language)

    def attested(self, as_of: str) -> str:
        """The date at which something is attested, in words."""
        return attestation_in_words(as_of, self.language)

    def country(self, code: str) -> str:
        """The name of a country."""
        return str(self.language.locale.territories.get(code, code))

    def number(self, value: float) -> str:
        """A number with the signs of the language."""
        return _number(value, self.language.locale)


# A page of results marks two hundred words, most of them labels that every page has. By type, for markup equals the
# same words as plain text, which must be escaped.
@lru_cache(4096, typed=True)
def _marked(words: str, language: str | None, page: str) -> Markup:
    """Words with their language, where it is not that of the page."""
    if language in (None, "", page):
        return Markup(f"<bdi>{escape(words)}</bdi>")
    return Markup(f'<bdi lang="{escape(language)}">{escape(words)}</bdi>')


@lru_cache(4096)
def _number(value: float, locale: Locale) -> str:
    """Babel reads the pattern of a language anew for each number, and a page of results has dozens of small ones."""
    return format_decimal(value, locale=locale)
