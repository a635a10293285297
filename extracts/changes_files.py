"""Writes what changed between two published databases: changes.jsonl, changes.json (of what it tells), changes.atom."""

import heapq
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import IO, Any

from extracts.changes import Change, Comparison
from extracts.changes_atom import MOST, TITLE, changes_atom
from extracts.files import CHANGES, CHANGES_ABOUT, CHANGES_FEED
from extracts.published import FOLDERS, Database, NotComparable, opened
from extracts.sheet import LICENCE, LICENCE_ADDRESS, PUBLISHER
from pipeline.database import replacing

SORTS = ("added", "changed", "renamed", "removed")


@dataclass
class Tally:
    """How many changes there are of each sort, and what went without a word."""

    counts: Counter[str] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)
    """Tombstones that are missing, as paths."""

    def __str__(self) -> str:
        return ", ".join(f"{self.counts[sort]} {sort}" for sort in SORTS)

    def add(self, change: Change) -> None:
        """Count one more."""
        self.counts[change.change] += 1
        if change.unexplained:
            self.unexplained.append(f"data/withdrawn/{FOLDERS.get(change.kind, 'vocabularies')}/{change.id}.yml")


def write_changes(former: Path, present: Path, folder: Path, address: str) -> Tally:
    """Compares the former published database with the present one; NotComparable where that cannot be done.

    Memory does not grow with their size: lines are written as they are found, and the feed holds the newest alone.
    """
    tally = Tally()
    with opened(former) as before, opened(present) as after:
        if before.day > after.day:
            raise NotComparable(f"{former} is of {before.day}, newer than {present} of {after.day}; swap them")
        folder.mkdir(parents=True, exist_ok=True)
        changes = Comparison(before, after, address.rstrip("/")).changes()
        with replacing(folder / CHANGES) as path, path.open("w", encoding="utf-8", newline="\n") as lines:
            newest = heapq.nlargest(MOST, _written(changes, lines, tally), key=attrgetter("day"))
        _replace(folder / CHANGES_FEED, _feed(newest, before, after, address.rstrip("/")))
        _replace(folder / CHANGES_ABOUT, _json(_header(before, after, tally)).encode() + b"\n")
    return tally


def _written(changes: Iterator[Change], lines: IO[str], tally: Tally) -> Iterator[Change]:
    """The same changes, each written as a line on its way."""
    for change in changes:
        lines.write(_json(asdict(change)) + "\n")
        tally.add(change)
        yield change


def _feed(newest: list[Change], before: Database, after: Database, address: str) -> bytes:
    span = f"From the build of {before.day} ({before.content_hash}) to that of {after.day} ({after.content_hash})."
    return changes_atom(newest, span, after.day, address)


def _header(before: Database, after: Database, tally: Tally) -> dict[str, Any]:
    return {
        "publisher": PUBLISHER,
        "title": TITLE,
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
        "from": {"date": before.day, "content_hash": before.content_hash},
        "to": {"date": after.day, "content_hash": after.content_hash},
        "changes": {sort: tally.counts[sort] for sort in SORTS},
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _replace(target: Path, content: bytes) -> None:
    with replacing(target) as path:
        path.write_bytes(content)
