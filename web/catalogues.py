"""The words of the interface as files: found in templates and code, kept in locales/ for those who translate."""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from web.languages import CATALOGUE, LOCALES, MACHINE, origin_in

ROOT = Path(__file__).resolve().parent.parent
IN_TEMPLATES = {"_": None, "ngettext": (1, 2)}
IN_CODE = {"say": None, "to_say": None}
"""Functions whose first words are a message; with two places, singular and plural."""
HEADER = """\
# How to translate this file: docs/languages.md
msgid ""
msgstr ""
"Language: {code}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plural_forms}\\n"
"X-Origin: {origin}\\n"

"""


def found_words() -> Catalog:
    """Every message that the site can say, without translations."""
    words = Catalog()
    for message in _messages():
        words.add(message)
    return words


def catalogue_file(code: str) -> Path:
    """Where the words of a language are."""
    return LOCALES / code / CATALOGUE


def codes() -> list[str]:
    """Every language that has a catalogue."""
    return sorted(file.relative_to(LOCALES).parts[0] for file in LOCALES.glob(f"*/{CATALOGUE}"))


def renewed(code: str, found: Catalog) -> str:
    """The text of a catalogue after what is found: new and changed messages wait for words, gone ones are left out."""
    file = catalogue_file(code)
    text = file.read_text() if file.exists() else ""
    catalogue = read_po(io.StringIO(text), locale=code)
    catalogue.update(found, no_fuzzy_matching=True)
    return written(catalogue, code, origin_in(text) or MACHINE)


def written(catalogue: Catalog, code: str, origin: str) -> str:
    """A catalogue as text, in the order of its messages and without dates or lines of code, so that changes are few."""
    body = io.BytesIO()
    write_po(body, catalogue, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    header = HEADER.format(code=code, plural_forms=catalogue.plural_forms, origin=origin)
    return header + body.getvalue().decode().strip() + "\n"


def write_words(added: tuple[str, ...]) -> Iterator[tuple[Path, int]]:
    """Renew every catalogue, and begin others; tells how many messages of each wait for a translation."""
    found = found_words()
    for code in sorted({*codes(), *added}):
        file = catalogue_file(code)
        text = renewed(code, found)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        yield file, len(waiting(text, code))


def waiting(text: str, code: str) -> list[str]:
    """Messages of a catalogue without a translation, or without one of its plural forms."""
    messages = [message for message in read_po(io.StringIO(text), locale=code) if message.id]
    return [str(message.id) for message in messages if not all(strings(message))]


def strings(message: Message) -> tuple[str, ...]:
    """The translation of a message, in each of its plural forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _messages() -> Iterator[str | tuple[str, ...]]:
    for file in sorted((ROOT / "templates" / "site").glob("**/*.html")):
        with file.open("rb") as template:
            yield from (message for _, message, _, _ in extract("jinja2.ext:babel_extract", template, IN_TEMPLATES))
    for file in sorted((ROOT / "web").glob("**/*.py")):
        with file.open("rb") as code:
            yield from (message for _, message, _, _ in extract("python", code, IN_CODE))
