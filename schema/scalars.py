"""Single values as records write them, each checked by the library that knows its kind."""

import datetime
import re
import unicodedata
from functools import cache
from typing import Annotated
from urllib.parse import parse_qsl, unquote, urlsplit

import langcodes
import opening_hours
import phonenumbers
from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, BeforeValidator, HttpUrl, StringConstraints, TypeAdapter, ValidationError

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\u200b\u2060\u202a-\u202e\u2066-\u2069]")
_COUNTRY = re.compile(r"(?!AA|Q[M-Z]|X[A-JL-Z]|ZZ|UK|EU|UN)[A-Z]{2}")
"""Two capitals but for those kept for private use, and those that only look like a country's."""
_PHONE = re.compile(r"\+[0-9][0-9 ().-]*[0-9]|[0-9]{2,6}")
_UNSAFE = re.compile(r"[\s<>\"\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_PRIVATE_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w|//(wa\.me|api\.whatsapp\.com)\b")
_TRACKING = re.compile(r"(utm_|fbclid|gclid|mc_[ce]id)")
_HTTP_URL = TypeAdapter(HttpUrl)


def _check_prose(text: str) -> str:
    if not text:
        raise ValueError("is empty; write a value or remove the line")
    if not text.isprintable() and _CONTROL.search(text):
        raise ValueError("holds an invisible control character; type the text anew")
    return unicodedata.normalize("NFC", text)


def _check_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("runs over several lines; write it on one")
    return _check_prose(text)


def check_url(text: str) -> str:
    """A public http(s) address, kept as written; ValueError with a remedy otherwise."""
    try:
        _HTTP_URL.validate_python(text)
    except ValidationError:
        raise ValueError("is not a web address; copy it whole, from https:// on") from None
    if _UNSAFE.search(text):
        raise ValueError("holds a character that no web address has; copy it anew")
    parts = urlsplit(text)
    if not re.search(r"\.[a-z]", parts.hostname or ""):
        raise ValueError("leads to no public host; give the public address")
    if _PRIVATE_ADDRESS.search(unquote(text)) and not parts.username:
        raise ValueError("holds a mailbox or a messaging number; leave it out")
    if parts.username or parts.password:
        raise ValueError("holds a login; give the public address")
    if parts.netloc != parts.netloc.lower() or parts.netloc.endswith("."):
        raise ValueError("has capitals or a final dot in its host; write the host in lower case without it")
    if any(_TRACKING.match(name) for name, _ in parse_qsl(parts.query)):
        raise ValueError("holds tracking parameters; cut them off")
    return text


def check_email(text: str) -> str:
    """An e-mail address of valid form, in lower case."""
    try:
        return validate_email(text, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise ValueError("is not an e-mail address; write name@host") from None


def check_phone(text: str) -> str:
    """A phone number in international form, or a national short number such as 115."""
    if not _PHONE.fullmatch(text):
        raise ValueError("is not a phone number alone; write it with its country, as +33 3 21 00 00 00")
    if not text.startswith("+"):
        return text
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        raise ValueError("is not a phone number; write it with its country, as +33 3 21 00 00 00") from None
    if not phonenumbers.is_valid_number(number):
        raise ValueError("is not a number in use in its country; check the digits")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@cache
def _is_language(text: str) -> bool:
    return langcodes.tag_is_valid(text)


def _check_language(text: str) -> str:
    if len(text) > 11 or not _is_language(text):
        raise ValueError("is not a language code; write one of BCP 47, such as fr, ar or ckb")
    return text


def _check_country(text: str) -> str:
    # CLDR regions rather than ISO 3166 alone, which has no code for Kosovo (XK).
    if not _COUNTRY.fullmatch(text) or not langcodes.tag_is_valid(f"und-{text}"):
        raise ValueError("is not a country code; write two capitals, such as FR or GB")
    return text


def _check_opening_hours(text: str) -> str:
    if not opening_hours.validate(text):
        raise ValueError("is not in opening_hours syntax; write for example Mo-Fr 09:00-12:00")
    return text


def _check_day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("must be a day such as 2026-11-23")
    return value


Day = Annotated[datetime.date, BeforeValidator(_check_day)]
"""A day of the calendar."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
"""An id: lower-case ASCII letters and digits in words joined by hyphens."""
Line = Annotated[str, StringConstraints(max_length=400), AfterValidator(_check_line)]
"""A text on one line."""
Prose = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_check_prose)]
"""A text that may have paragraphs."""
Url = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(check_url)]
"""A public web address."""
LanguageCode = Annotated[str, AfterValidator(_check_language)]
"""A BCP 47 language code."""
CountryCode = Annotated[str, AfterValidator(_check_country)]
"""An ISO 3166-1 alpha-2 country code."""
OpeningHours = Annotated[str, StringConstraints(max_length=500), AfterValidator(_check_opening_hours)]
"""Hours in OpenStreetMap's opening_hours syntax."""
