"""A memory of so many things: the least used are forgotten first; safe to share between threads."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")


class Memory(Generic[Key, Thing]):
    """Things by their key."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = OrderedDict[Key, Thing]()
        self._lock = Lock()

    def recall(self, keys: Iterable[Key]) -> dict[Key, Thing]:
        """Those of some things that are remembered; they count as used."""
        with self._lock:
            found = {key: self._held[key] for key in keys if key in self._held}
            for key in found:
                self._held.move_to_end(key)
        return found

    def remember(self, things: Mapping[Key, Thing]) -> None:
        """Keep more things."""
        with self._lock:
            self._held.update(things)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
