"""Files and pieces of pages that stay the same as long as the site runs: made when first asked for, and kept."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar
from urllib.parse import quote

from search.memory import Memory
from web.errors import Problem, Refused

Piece = TypeVar("Piece")

MOST_PIECES = 8_192
"""Some two kilobytes each: every record of this collection as a card and as HTML, in three languages."""
ANYWHERE = "https://address.invalid"
"""Stands in what is kept for the address of the site, which each request may name otherwise."""
BEING_MADE = Problem(
    503, "This file is being made", "It takes some seconds the first time. Try again soon.", retry_after=15
)


@dataclass(repr=False)
class Kept:
    """The files and pieces of one site, which serves one build."""

    _files: dict[Hashable, bytes] = field(default_factory=dict)
    _making: Lock = field(default_factory=Lock)
    pieces: Memory[Hashable, Any] = field(default_factory=lambda: Memory(MOST_PIECES))
    """What many pages show."""

    def piece(self, name: Hashable, make: Callable[[], Piece]) -> Piece:
        """A piece of HTML, or what one is written from."""
        held = self.pieces.recall([name])
        if name not in held:
            held = {name: make()}
            self.pieces.remember(held)
        piece: Piece = held[name]
        return piece

    def file(self, name: Hashable, address: str, make: Callable[[str], bytes]) -> bytes:
        """A file with the address by which the site is reached; `make` writes it for the address that it is given."""
        if name not in self._files:
            self._files[name] = self._made(make)
        # Whoever asks may name any host: nothing in it must end an address inside a file.
        return self._files[name].replace(ANYWHERE.encode(), quote(address, safe="/:[]").encode())

    def _made(self, make: Callable[[str], bytes]) -> bytes:
        """A new file; one at a time, and nobody waits for another: pages need the threads that would."""
        if not self._making.acquire(blocking=False):
            raise Refused(BEING_MADE)
        try:
            return make(ANYWHERE)
        finally:
            self._making.release()
