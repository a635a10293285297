"""Files that stay the same as long as the site runs: each is made when it is first asked for, and kept."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import quote

from web.errors import Problem, Refused

ANYWHERE = "https://address.invalid"
"""Stands in what is kept for the address of the site, which each request may name otherwise."""
BEING_MADE = Problem(
    503, "This file is being made", "It takes some seconds the first time. Try again soon.", retry_after=15
)


@dataclass(repr=False)
class Kept:
    """The files of one site, which serves one build."""

    _files: dict[Hashable, bytes] = field(default_factory=dict)
    _making: Lock = field(default_factory=Lock)

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
