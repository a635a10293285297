"""The records that have a word are those that the index finds by it, however much of that is kept in memory."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from search.expression import quoted
from search.library import Library
from search.memory import Memory
from search.postings import Postings
from search.rows import rows_in, union
from search.tokens import TABLE

Open = tuple[sqlite3.Connection, Library]


@pytest.mark.parametrize("kept", [0, 1, 10_000])
def test_every_word_stands_where_the_index_finds_it(searched: Open, kept: int) -> None:
    connection, library = searched
    postings = Postings(Memory(kept))
    words = sorted(library.frequencies)
    for _ in range(2):
        found = postings.of(connection, words)
        assert sorted(found) == words
        for word in words:
            matching = connection.execute(f"select rowid from {TABLE}_fts({quoted(quoted(word))!r}) order by rowid")
            assert list(rows_in(union(found[word].values()))) == [row for (row,) in matching], word


def test_what_is_typed_is_not_kept(searched: Open) -> None:
    connection, library = searched
    assert library.postings_of(connection, ["sesame", 'se"same']) == {}
    assert library.postings.kept.recall(["sesame", 'se"same']) == {}


def test_threads_find_the_same_however_little_is_kept(searched: Open, tmp_path: Path) -> None:
    connection, library = searched
    copy = sqlite3.connect(tmp_path / "copy.db")
    connection.backup(copy)
    copy.close()
    postings, words = Postings(Memory(3)), sorted(library.frequencies)[:200]
    expected = Postings(Memory(0)).of(connection, words)

    def read(start: int) -> bool:
        with closing(sqlite3.connect(tmp_path / "copy.db")) as own:
            turned = words[start:] + words[:start]
            return all(postings.of(own, [word]) == {word: expected[word]} for word in turned)

    with ThreadPoolExecutor(6) as threads:
        assert all(threads.map(read, range(0, 60, 10)))
