"""Files that stay the same for one build: each is made when it is first asked for, and kept."""

import sqlite3
from collections.abc import Callable, Hashable
from threading import Lock
from urllib.parse import quote

from web.errors import Problem, Refused
from web.visit import Visit

ANYWHERE = "https://address.invalid"
"""Stands in what is kept for the address of the site, which each request may name otherwise."""
BUILD = "select value from build_info where key in ('content_hash', 'date') order by key"
BEING_MADE = Problem(
    503, "This file is being made", "It takes some seconds the first time. Try again soon.", retry_after=15
)

_making = Lock()
_kept: dict[Hashable, bytes] = {}


def kept(connection: sqlite3.Connection, visit: Visit, name: Hashable, make: Callable[[str], bytes]) -> bytes:
    """A file with the addresses of a visit; `make` writes it for the address that it is given."""
    key = (name, *(value for (value,) in connection.execute(BUILD)))
    if key not in _kept:
        _kept[key] = _made(make)
    return _kept[key].replace(ANYWHERE.encode(), _address(visit).encode())


def _made(make: Callable[[str], bytes]) -> bytes:
    """A new file; one at a time, and nobody waits for another: pages need the threads that would."""
    if not _making.acquire(blocking=False):
        raise Refused(BEING_MADE)
    try:
        return make(ANYWHERE)
    finally:
        _making.release()


def _address(visit: Visit) -> str:
    """Whoever asks may name any host: nothing in it must end an address inside a file."""
    return quote(visit.absolute(visit.plain_link("")), safe="/:[]")
