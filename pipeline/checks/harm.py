"""Nothing that could lead to a hidden place or a private person; such errors never print the value."""

import re
from collections.abc import Iterator
from datetime import date

import phonenumbers
from pydantic import BaseModel

from pipeline.collection import Collection
from pipeline.problems import Problem
from schema.base import Text
from schema.contact import Contact
from schema.identifier import Identifier
from schema.references import Path, models

_STREET = re.compile(
    r"\b(?i:rue|avenue|boulevard|impasse|allée|quai|chemin|route|place)\s+"
    r"(?:d[eu]s?\s+(?:la\s+|l['’])?|[dl]['’]|la\s+)?[A-ZÀ-Ý]"
    r"|\b[A-ZÀ-Ý][\w'’-]+\s+(?i:street|road|lane)\b"
)
_COORDINATES = re.compile(r"\b\d{1,2}\.\d{3,}\s*°?\s*[NS]?[,; ]\s*-?\d{1,3}\.\d{3,}")
_DIGIT = re.compile(r"\d")
_NO_WORDS = re.compile(r"https?://|(?=.*[a-z])[a-z0-9-]+$")
"""Web addresses and ids."""
_FEWEST_DIGITS = 8
"""Fewer make neither a position nor a phone number; most texts have fewer."""
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE)
_REGIONS = ("FR", "GB", "BE", "DE", "ES", "IT")
"""Countries whose numbers are known without their country code; with it, numbers of any country are."""


def nothing_finer_than_withheld(collection: Collection, today: date) -> Iterator[Problem]:
    """Error: the words of a service with a withheld place tell a street or coordinates."""
    for name, service in collection.services.items():
        if all(location.precision != "withheld" for location in service.locations):
            continue
        for path, text in texts(service):
            if _STREET.search(text) or _COORDINATES.search(text):
                message = "tells where a withheld place is; leave the place out of the words"
                yield collection.files["services", name].problem(path, message, "withheld")


def no_contacts_in_texts(collection: Collection, today: date) -> Iterator[Problem]:
    """Error: a phone number, mailbox or position stands in prose, where no rule guards it."""
    for file, record in collection.each():
        for path, text in words(record):
            if what := _private(text):
                message = f"holds {what}; put what the body itself publishes into contacts, and leave out any other"
                yield file.problem(path, message, "contact-in-text")


def texts(record: BaseModel) -> Iterator[tuple[Path, str]]:
    """Every text for people in a record, with its path."""
    for path, model in models(record):
        if isinstance(model, Text):
            for language, text, _ in model.versions():
                yield (*path, language), text


def words(record: BaseModel) -> Iterator[tuple[Path, str]]:
    """Every value that people may have written freely: texts, names, titles; not ids, dates, addresses, codes."""
    for path, model in models(record):
        if isinstance(model, Text):
            for language, text, _ in model.versions():
                yield (*path, language), text
        elif not isinstance(model, Contact | Identifier):
            for name, field in type(model).model_fields.items():
                yield from _lines(getattr(model, name), (*path, field.alias or name))


def _lines(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str) and not _NO_WORDS.match(value):
        yield path, value
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _lines(item, (*path, position))


def _private(text: str) -> str | None:
    if "@" in text and _MAILBOX.search(text):
        return "an e-mail address"
    if len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return None
    if _COORDINATES.search(text):
        return "coordinates"
    return "a phone number" if _has_phone(text) else None


def _has_phone(text: str) -> bool:
    return any(phonenumbers.PhoneNumberMatcher(text, region).has_next() for region in _REGIONS)
