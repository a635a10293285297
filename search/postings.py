"""Postings: the records that have each word and token, by column of the index; read once asked for, then kept."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.memory import Memory
from search.rows import Rows, set_of
from search.tokens import TABLE

Posting = Mapping[str, Rows]
"""The records that have a word, by column."""
MOST = 20_000
"""Words that are kept: all that questions are made of, in a collection like this one."""
MOST_BYTES = 100_000_000
"""What they may take in memory; in a large collection fewer are kept."""
LEAST = 500
VOCABULARY = "search_places"
MAKE = f"create virtual table if not exists temp.{VOCABULARY} using fts5vocab(main, {TABLE}_fts, instance)"
READ = f"select term, col, doc from temp.{VOCABULARY} where term in (select value from json_each(?))"


def room_for(size: int) -> Memory[str, Posting]:
    """A memory for words of so many records; most words stand in two columns."""
    return Memory(max(LEAST, min(MOST, MOST_BYTES // (size // 4 + 200))))


@dataclass(repr=False)
class Postings:
    """The postings of one index."""

    kept: Memory[str, Posting]

    def of(self, connection: sqlite3.Connection, words: Iterable[str]) -> Mapping[str, Posting]:
        """The postings of some words and tokens that records have."""
        asked = frozenset(words)
        found = self.kept.recall(asked)
        if missing := asked - found.keys():
            new = _read(connection, missing)
            self.kept.remember(new)
            found |= new
        return found


def _read(connection: sqlite3.Connection, words: Iterable[str]) -> dict[str, Posting]:
    connection.execute(MAKE)
    rows: dict[str, dict[str, list[int]]] = {}
    for word, column, row in connection.execute(READ, [json.dumps(sorted(words), ensure_ascii=False)]):
        rows.setdefault(word, {}).setdefault(column, []).append(row)
    return {word: {column: set_of(found) for column, found in columns.items()} for word, columns in rows.items()}
