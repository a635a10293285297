"""What a view gives for a request: a page to be written, another address, or a file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from web.visit import Visit


@dataclass(frozen=True)
class Page:
    """What a view gives to be written: a template and its values."""

    template: str
    values: dict[str, Any]
    status: int = 200


@dataclass(frozen=True)
class Redirect:
    """Where a view sends the reader instead."""

    location: str
    status: int = 301


@dataclass(frozen=True)
class File:
    """What a view gives that is no page: written as it is."""

    content: bytes
    content_type: str


View = Callable[[Any, Visit, dict[str, str]], Page | Redirect | File]
"""Reads the database for a visit; the last argument holds the named parts of the address."""
