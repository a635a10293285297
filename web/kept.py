"""Files that stay the same for one build: each is made when it is first asked for, and kept."""

import sqlite3
from collections.abc import Callable, Hashable
from threading import Lock
from urllib.parse import quote

from web.visit import Visit

ANYWHERE = "https://address.invalid"
"""Stands in what is kept for the address of the site, which each request may name otherwise."""
BUILD = "select value from build_info where key in ('content_hash', 'date') order by key"

_lock = Lock()
_kept: dict[Hashable, bytes] = {}
_build: list[tuple[str, ...]] = []


def kept(connection: sqlite3.Connection, visit: Visit, name: Hashable, make: Callable[[str], bytes]) -> bytes:
    """A file with the addresses of a visit; `make` writes it for the address that it is given."""
    build = tuple(value for (value,) in connection.execute(BUILD))
    with _lock:
        if _build != [build]:
            _kept.clear()
            _build[:] = [build]
        if name not in _kept:
            _kept[name] = make(ANYWHERE)
        file = _kept[name]
    return file.replace(ANYWHERE.encode(), _address(visit).encode())


def _address(visit: Visit) -> str:
    """Whoever asks may name any host: nothing in it must end an address inside a file."""
    return quote(visit.absolute(visit.plain_link("")), safe="/:[]")
