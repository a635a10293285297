"""Records that may tell of the same thing, found by comparing within small blocks only."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import TypeVar

from rapidfuzz.fuzz import token_sort_ratio

from pipeline.collection import Collection
from pipeline.problems import Problem
from schema.organisation import Organisation
from schema.service import Service
from schema.source import Source

_ALIKE = 88
_LARGEST_BLOCK = 60
"""A block of more is no sign of likeness; comparing it would cost its square."""

Item = TypeVar("Item")


def likely_duplicates(collection: Collection, today: date) -> Iterator[Problem]:
    """Warning: two organisations, services or sources that look like one."""
    yield from _pairs(collection, "organisations", collection.organisations, _organisation_blocks, _organisation_name)
    yield from _pairs(collection, "services", collection.services, _service_blocks, _service_name)
    yield from _pairs(collection, "sources", collection.sources, _source_blocks, _source_name)


def _pairs(
    collection: Collection,
    folder: str,
    records: dict[str, Item],
    blocks_of: Callable[[Item], Iterable[Hashable]],
    name_of: Callable[[Item], str],
) -> Iterator[Problem]:
    blocks: dict[Hashable, list[str]] = defaultdict(list)
    for name, record in records.items():
        for block in set(blocks_of(record)):
            blocks[block].append(name)
    told = set()
    for names in blocks.values():
        if len(names) > _LARGEST_BLOCK:
            continue
        for one, other in combinations(names, 2):
            if (one, other) not in told and _alike(name_of(records[one]), name_of(records[other])):
                told.add((one, other))
                message = f"looks like {one}; merge the two, or say in caveats what sets them apart"
                yield collection.files[folder, other].problem(("id",), message, "duplicate", "warning")


def _alike(one: str, other: str) -> bool:
    return token_sort_ratio(one, other) >= _ALIKE


def fold(text: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _organisation_name(organisation: Organisation) -> str:
    return fold(organisation.name)


def _organisation_blocks(organisation: Organisation) -> Iterator[Hashable]:
    for word in _organisation_name(organisation).replace("'", " ").replace("’", " ").split():
        if len(word) > 3:
            yield organisation.country, word


def _service_name(service: Service) -> str:
    return fold(service.name.shown)


def _service_blocks(service: Service) -> Iterator[Hashable]:
    yield from service.providers


def _source_name(source: Source) -> str:
    return source.url.partition("://")[2].removeprefix("www.").rstrip("/") if source.url else source.id


def _source_blocks(source: Source) -> Iterator[Hashable]:
    yield _source_name(source)
