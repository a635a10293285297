"""Postings: the records that have each word and token, by column of the index; read once asked for, then kept."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.expression import quoted
from search.memory import Memory
from search.rows import Rows, set_of, union
from search.tokens import OF_TERMS, OF_WORDS, TABLE, is_of_a_term

Posting = Mapping[str, Rows]
"""The records that have a word, by column."""
MOST = 40_000
"""Words that are kept: all that there are, in a collection like this one."""
MOST_BYTES = 100_000_000
"""What they may take in memory: in a large collection fewer are kept, those least asked for are read again."""
BYTES_OF_ONE = 500
"""What one takes beside its sets; most words stand in one column, or in two."""
READ = f"select rowid from {TABLE}_fts where {TABLE}_fts match ?"


def room_for(size: int) -> Memory[str, Posting]:
    """A memory for words of so many records."""
    return Memory(min(MOST, MOST_BYTES // (BYTES_OF_ONE + size // 8)))


@dataclass(repr=False)
class Postings:
    """The postings of one index."""

    kept: Memory[str, Posting]

    def of(self, connection: sqlite3.Connection, words: Iterable[str]) -> Mapping[str, Posting]:
        """The postings of some words and tokens that records have."""
        asked = frozenset(words)
        found = self.kept.recall(asked)
        if missing := asked - found.keys():
            new = {word: _read(connection, word) for word in missing}
            self.kept.remember(new)
            found |= new
        return found


def _read(connection: sqlite3.Connection, word: str) -> Posting:
    """The records that have a word, in each of the columns where it can stand."""
    expressions = ((each, f"{each} : {quoted(word)}") for each in (OF_TERMS if is_of_a_term(word) else OF_WORDS))
    found = ((column, [row for (row,) in connection.execute(READ, [match])]) for column, match in expressions)
    return {column: set_of(rows) for column, rows in found if rows}


def having(words: Iterable[str], columns: Iterable[str], postings: Mapping[str, Posting]) -> Rows:
    """The records that have any of some words in any of some columns."""
    return union(postings[word].get(column, 0) for word in words if word in postings for column in columns)
