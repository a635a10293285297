"""Records of the index as search compares them: read once, kept in memory while they are asked for."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from search.audiences import FOR_MOST, SCHEME, is_for_helpers
from search.lexicon import PROVIDED_BY
from search.memory import Memory
from search.tokens import TABLE, covers, given_in, is_shortened, tag

KEPT = 5_000
"""Records kept in memory: all of a collection of this size, the most asked for of a larger one."""
READ_AT_ONCE = 500
SHOWN = (
    "kind",
    "id",
    "name",
    "name_fr",
    "summary",
    "summary_fr",
    "place",
    "freshness",
    "as_of",
    "attested_on",
    "doubted_on",
    "ends_on",
    "url",
)
FOR_ALL = {tag(SCHEME, audience) for audience in FOR_MOST}
NEAR = {
    *(given_in(area) for area in ("calais-area", "dunkirk-area", "channel-coast")),
    *(covers(area) for area in ("calais-area", "dunkirk-area", "channel-coast", "northern-french-coast", "france")),
}
EMERGENCY_LINE = tag("needs", "emergency-phone")
COMPARED = ("names", "titles", "tags", "places", "related", "body")


@dataclass(frozen=True)
class Document:
    """One record of the index."""

    row: int
    shown: Mapping[str, Any]
    """What results show, by column."""
    names: tuple[str, ...]
    words_of_names: tuple[frozenset[str], ...]
    columns: Mapping[str, frozenset[str]]
    """Words and tokens by searched column."""
    stems_of_name: frozenset[str]
    stems: Sequence[int]
    """Of all words of its names and texts, by their numbers."""
    kind: str
    key: tuple[str, str]
    """Kind and id."""
    providers: frozenset[str]
    """Tokens of those who give it."""
    is_for_some: bool
    """A service for some people only."""
    is_for_helpers: bool
    """A service for volunteers, associations and others who help, only."""
    is_line: bool
    """A number to call in an emergency: it stays for years, and is for whoever is in danger."""
    is_near: bool
    """At the border where most who ask are, or all over France."""


@dataclass
class Documents:
    """Documents by row, those that are asked for kept in memory."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    """A number for each stem that records have: lists are faster than words."""
    kept: Memory[int, Document] = field(default_factory=lambda: Memory(KEPT))

    def get(self, connection: sqlite3.Connection, rows: list[int]) -> list[Document]:
        """The documents of some rows, in their order."""
        found = self.kept.recall(rows)
        new = dict(_read(connection, [row for row in rows if row not in found], self.numbers))
        self.kept.remember(new)
        found |= new
        return [found[row] for row in rows]


def _read(
    connection: sqlite3.Connection, rows: list[int], numbers: Mapping[str, int]
) -> Iterator[tuple[int, Document]]:
    for start in range(0, len(rows), READ_AT_ONCE):
        some = rows[start : start + READ_AT_ONCE]
        columns = ", ".join(("rowid", *SHOWN, *COMPARED))
        sql = f"select {columns} from {TABLE} where rowid in ({', '.join('?' * len(some))})"
        for row, *values in connection.execute(sql, some):
            yield row, _document(row, values, numbers)


def _document(row: int, values: Iterable[Any], numbers: Mapping[str, int]) -> Document:
    told = dict(zip((*SHOWN, *COMPARED), values, strict=True))
    words = {column: frozenset(told[column].split()) for column in COMPARED[1:]}
    tags = words["tags"]
    return Document(
        row=row,
        shown={column: told[column] for column in SHOWN},
        names=tuple(told["names"].split("|")),
        words_of_names=tuple(frozenset(name.split()) for name in told["names"].split("|")),
        columns=words,
        stems_of_name=_stems(words["titles"]),
        stems=tuple(numbers[stem] for stem in _stems(words["titles"] | words["body"])),
        kind=told["kind"],
        key=(told["kind"], told["id"]),
        providers=frozenset(tag for tag in tags if tag.startswith(f"{PROVIDED_BY}__")),
        is_for_some=told["kind"] == "service"
        and any(tag.startswith("audiences__") for tag in tags)
        and not tags & {*FOR_ALL, EMERGENCY_LINE},
        is_for_helpers=told["kind"] == "service" and is_for_helpers(tags),
        is_line=told["kind"] == "service" and EMERGENCY_LINE in tags,
        is_near=not NEAR.isdisjoint(words["places"]),
    )


def _stems(tokens: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(is_shortened, tokens))
