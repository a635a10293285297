"""What changed between two builds, record by record: added, changed, renamed, removed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Literal

from extracts.changed_fields import ChangedField, changed_fields
from extracts.published import TERM, TOLD, Database, Published, Tombstone

Pair = tuple[Published | None, Published | None]
"""A record as it was and as it is; None where it was not, or is no longer."""


@dataclass(frozen=True)
class Ages:
    """The freshness of a record as it was and as it is."""

    before: str | None
    after: str | None


@dataclass(frozen=True)
class Change:
    """What a follower has to know about one record."""

    change: Literal["added", "changed", "renamed", "removed"]
    kind: str
    id: str
    url: str
    """Whole address of its page; of a record that is gone it leads to the successor, or says why."""
    name: str | None
    """What it is called now, for one that is renamed its successor; None for one that is gone."""
    day: str
    """Day of the change as far as it is known, otherwise of the build."""
    fields: tuple[ChangedField, ...] = ()
    freshness: Ages | None = None
    """Where it changed."""
    reason: str | None = None
    """Why it is gone; None where nobody said."""
    successor: str | None = None
    """Id of the record of the same kind to read instead."""

    @property
    def successor_url(self) -> str | None:
        """Whole address of the page of the successor."""
        return f"{self.url.rpartition('/')[0]}/{self.successor}" if self.successor else None

    @property
    def unexplained(self) -> bool:
        """Is it gone without the word that ids require? Terms of vocabularies have none."""
        return self.change == "removed" and self.reason is None and self.kind != TERM


@dataclass(frozen=True)
class Comparison:
    """A former build, the present one, and the address of the site that publishes both."""

    before: Database
    after: Database
    address: str

    def changes(self) -> Iterator[Change]:
        """Every change, by kind and id. Records are read one by one, so that any number can be compared."""
        for kind in TOLD:
            gone = self.after.tombstones(kind)
            renamed = self._renamed(kind, gone)
            new_names = {new.id for new in renamed.values()}
            for old, new in _side_by_side(self.before.records(kind), self.after.records(kind)):
                if old and new:
                    yield from self._changed(old, new)
                elif old:
                    yield self._gone(old, gone.get(old.id), renamed.get(old.id))
                elif new and new.id not in new_names:
                    yield Change("added", kind, new.id, self.address + new.path, new.name, self._day(new))

    def _renamed(self, kind: str, gone: Mapping[str, Tombstone]) -> dict[str, Published]:
        """Records under their new names, by their old ones; a record that was there before has taken another in."""
        found = {}
        for old, stone in gone.items():
            new = self.after.record(kind, stone.successor) if stone.successor else None
            if new and self.before.record(kind, old) and not self.before.record(kind, new.id):
                found[old] = new
        return found

    def _changed(self, old: Published, new: Published) -> Iterator[Change]:
        fields, ages = _differences(old, new)
        day = self._day(new) if fields else self.after.day
        if fields or ages:
            yield Change("changed", new.kind, new.id, self.address + new.path, new.name, day, fields, ages)

    def _gone(self, old: Published, stone: Tombstone | None, new: Published | None) -> Change:
        url = self.address + old.path
        day, reason, successor = (stone.day, stone.reason, stone.successor) if stone else (self.after.day, None, None)
        if new:
            told = _differences(old, new)
            return Change("renamed", old.kind, old.id, url, new.name, day, *told, reason, successor)
        return Change("removed", old.kind, old.id, url, None, day, reason=reason, successor=successor)

    def _day(self, record: Published) -> str:
        """The day that git tells, if it lies between the builds: a text may have waited on a branch."""
        day = record.last_changed
        return day if day and self.before.day <= day <= self.after.day else self.after.day


def _differences(old: Published, new: Published) -> tuple[tuple[ChangedField, ...], Ages | None]:
    ages = Ages(old.freshness, new.freshness) if old.freshness != new.freshness else None
    return tuple(changed_fields(old.kind, old.fields, new.fields)), ages


def _side_by_side(before: Iterable[Published], after: Iterable[Published]) -> Iterator[Pair]:
    """The record of each id as it was and as it is."""
    both = merge(((each.id, 0, each) for each in before), ((each.id, 1, each) for each in after), key=itemgetter(0))
    for _, group in groupby(both, key=itemgetter(0)):
        sides = {side: each for _, side, each in group}
        yield sides.get(0), sides.get(1)
