"""Nothing that could lead to a hidden place or a private person; such errors never print the value."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, get_args, get_origin

import phonenumbers
from pydantic import BaseModel

from pipeline.collection import Collection
from pipeline.files import RecordFile
from pipeline.problems import Problem
from schema.base import Text
from schema.contact import Contact
from schema.identifier import Identifier
from schema.inside import models
from schema.kinds import PHRASES
from schema.location import Location
from schema.organisation import OrganisationAddress
from schema.references import Path

_STREET = re.compile(
    r"\b(rue|avenue|boulevard|impasse|all[ée]e|quai|chemin|route|voie|sente|square|cours|faubourg|street|road|lane)\b",
    re.IGNORECASE,
)
"""A word that begins or ends the name of a street; where the place is withheld, one is enough."""
_COORDINATES = re.compile(
    r"\b\d{1,2}[.,]\d{4,}\D{1,12}-?\d{1,3}[.,]\d{4,}"
    r"|\b\d{1,2}\.\d{3,}\s*°?\s*[NS]?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}"
    r"|\b\d{1,2}°\s?\d{1,2}['’′]"
)
_DIGIT = re.compile(r"\d")
_DAY = "(?:19|20)[0-9]{2}-[01][0-9](?:-[0-3][0-9])?"
_NO_WORDS = re.compile(rf"https?://\S+|(?=.*[a-z])[a-z0-9-]+|{_DAY}(?:/{_DAY})?")
"""Web addresses, ids and days."""
_TELLING = re.compile("[\\d@＠﹫²³¹⁰-₉①-⓿❶-➓㈀-㏿]|[^\u0000-\uffff]")
"""What a number or a mailbox must have at least one of, in any of its written forms."""
_ANY = re.compile("")
_FEWEST_DIGITS = 7
"""Fewer make no phone number: the shortest that is looked for."""
_NUMBER = re.compile(r"\+?\d(?:[\s().\-–/_]{0,4}\d){6,}")
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE)
_REGIONS = ("FR", "GB", "BE", "DE", "ES", "IT")
"""Countries whose numbers are known without their country code; with it, numbers of any country are."""
_GUARDED = ("street", "postcode")
"""Fields of another, open address of the same record; the schema keeps them out of a withheld one."""
_WIDE_PLACES = ("commune", "city", "department", "region", "country", "continent")
"""Kinds of place that tell no spot, so that a withheld location may name them even with their middle."""


def nothing_finer_than_withheld(collection: Collection, today: date) -> Iterator[Problem]:
    """Error: a record with a withheld place tells it in its words, its links or by the place that it names."""
    for file, record in collection.each():
        hidden = [(path, model) for path, model in models(record) if _is_withheld(model)]
        if not hidden:
            continue
        yield from _told_in_words(file, record)
        key = f"{file.kind.folder}/{record.id}"
        if key in collection.phrases:
            yield from _told_in_words(collection.files[PHRASES.folder, key], collection.phrases[key])
        for path, model in hidden:
            place = collection.places.get(getattr(model, "place", ""))
            if place and place.centroid and place.kind not in _WIDE_PLACES:
                message = "is a spot on the map, but the place is withheld; name the commune"
                yield file.problem((*path, "place"), message, "withheld")


def _told_in_words(file: RecordFile, record: BaseModel) -> Iterator[Problem]:
    """Where the words of a file say where a withheld place is."""
    for path, text in words(record, links=True):
        is_spot = _COORDINATES.search(text) or (not text.startswith("http") and _STREET.search(text))
        if is_spot and path[-1] not in _GUARDED:
            yield file.problem(path, "tells where a withheld place is; leave the place out of the words", "withheld")


def _is_withheld(model: BaseModel) -> bool:
    return isinstance(model, Location | OrganisationAddress) and model.precision == "withheld"


def no_contacts_in_texts(collection: Collection, today: date) -> Iterator[Problem]:
    """Error: a phone number, mailbox or position stands in prose, where no rule guards it."""
    for file, record in collection.each():
        for path, text in words(record, _TELLING):
            if what := _private(text):
                message = f"holds {what}; put what the body itself publishes into contacts, and leave out any other"
                yield file.problem(path, message, "contact-in-text")


def words(record: BaseModel, having: re.Pattern[str] = _ANY, links: bool = False) -> Iterator[tuple[Path, str]]:
    """Every value that people may have written freely: texts, names, titles, and web addresses if asked; no ids.

    `having` is what a value must hold somewhere: asked first, it spares looking closer at nearly all of them.
    """
    for path, model in models(record):
        if isinstance(model, Text):
            for language, text, _ in model.versions():
                if having.search(text):
                    yield (*path, language), text
        elif not isinstance(model, Contact | Identifier):
            for name, key in _fields_of_text(type(model)):
                value = getattr(model, name)
                for at, text in _lines(value, (*path, key), having) if value else ():
                    if not _NO_WORDS.fullmatch(text) or (links and text.startswith("http")):
                        yield at, text


@cache
def _fields_of_text(model: type[BaseModel]) -> list[tuple[str, str]]:
    """Name and key in the file of the fields that hold texts themselves, not only models with texts."""
    fields = model.model_fields.items()
    return [(name, field.alias or name) for name, field in fields if _holds_text(field.annotation)]


def _holds_text(annotation: Any) -> bool:
    inside = get_args(annotation)
    values = inside[1:] if get_origin(annotation) is dict else inside
    return (isinstance(annotation, type) and issubclass(annotation, str)) or any(map(_holds_text, values))


def _lines(value: object, path: Path, having: re.Pattern[str]) -> list[tuple[Path, str]]:
    if isinstance(value, str):
        return [(path, value)] if having.search(value) else []
    if isinstance(value, list | dict):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        return [line for step, item in steps for line in _lines(item, (*path, step), having)]
    return []


def _private(text: str) -> str | None:
    # Wide and invisible letters would hide a number or a mailbox from the patterns.
    text = unicodedata.normalize("NFKC", text)
    if not text.isprintable():
        text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    if "@" in text and _MAILBOX.search(text):
        return "an e-mail address"
    if _COORDINATES.search(text):
        return "coordinates"
    if len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return None
    return "a phone number" if _NUMBER.search(text) and _has_phone(text) else None


def _has_phone(text: str) -> bool:
    return any(phonenumbers.PhoneNumberMatcher(text, region).has_next() for region in _REGIONS)
