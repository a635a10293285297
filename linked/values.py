"""Single values as linked data takes them: texts by language, dates no surer than they are, nothing that is empty."""

import re
from typing import Any

from schema.base import Text

Node = dict[str, Any]
"""A thing as JSON-LD."""
MACHINE = "-t-t0-und"
"""Ends the tag of a language whose words a machine supplied: BCP 47, extension T, field t0 (RFC 6497)."""
CERTAIN = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def node(kind: str, address: str | None = None, /, **values: Any) -> Node:
    """A thing of a type with its address, without the properties that hold nothing."""
    named = {"@type": kind, "@id": address} if address else {"@type": kind}
    return named | {name: value for name, value in values.items() if value not in (None, "", [], {})}


def tag(language: str, *, is_machine_made: bool) -> str:
    """The tag of some words, which tells those of a machine from those of people."""
    return language + MACHINE if is_machine_made else language


def worded(words: str, language: str | None) -> str | Node:
    """Words in a language, where it is known."""
    return {"@value": words, "@language": language} if language else words


def texts(text: Text | None) -> list[str | Node]:
    """Every version of a text."""
    versions = text.versions() if text else ()
    return [worded(words, tag(code, is_machine_made=origin == "machine")) for code, words, origin in versions]


def certain(edtf: str | None) -> str | None:
    """A year, month or day as it stands; None for what is uncertain, about, one of several or a span."""
    return edtf if edtf and CERTAIN.fullmatch(edtf) else None


def span(edtf: str | None) -> tuple[str | None, str | None]:
    """Start and end, as far as both are certain; one date is its own start and has no end."""
    start, slash, end = (edtf or "").partition("/")
    if slash and certain(start) and certain(end):
        return start, end
    return certain(edtf), None


def period(edtf: str | None) -> str | None:
    """A date or a span as schema.org writes what a text is about; an end may be open."""
    start, slash, end = (edtf or "").partition("/")
    if slash and certain(start) and (end == ".." or certain(end)):
        return edtf
    return certain(edtf)
