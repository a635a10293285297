"""Ids are for ever: what git knows is still here, or has left word of where it went."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.collection import Collection
from pipeline.problems import Problem
from schema.kinds import WITHDRAWN


def none_is_gone(collection: Collection, known: Iterable[tuple[str, str]], data: Path) -> Iterator[Problem]:
    """Error: a record, by folder and id, that the last commit held is neither here nor withdrawn."""
    for folder, name in sorted(known):
        tombstone = (WITHDRAWN.folder, f"{folder}/{name}")
        if not {(folder, name), tombstone} & collection.files.keys():
            message = (
                f"is gone, and ids are for ever; put it back, or write {data.name}/withdrawn/{folder}/{name}.yml "
                "with the reason, the day and the successor if there is one"
            )
            yield Problem(f"{data.name}/{folder}/{name}.yml", 1, "", message, "gone")
