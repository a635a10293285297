"""How well each record answers a part is what a plain look at the record tells; the likeliest come first."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import weights
from search.candidates import Answered, Counted, candidates, in_order
from search.documents import Document
from search.lexicon import PLACES, Concept
from search.library import Library
from search.matching import Level, Match, Wanted, levels, want
from search.parts import Part
from search.reading import understand
from search.rows import rows_in, set_of, union

Open = tuple[sqlite3.Connection, Library]
QUESTIONS = (
    "food calais", "hot meal for minors", "showers dover", "auberge des migrants", "vieille auberge roots", "tea barge",
    "soup", "members of roots", "repas chaud calais", "legal hotline france", "shouer", "warm water tent visit", "ምግቢ",
)  # fmt: skip
ROWS = range(1, 41)


def plainly(wanted: Wanted, document: Document) -> float:
    """What a part counts in a record: the best of its terms and words in each column, and more for its name."""
    best = max((value for value in _values(wanted, document.columns)), default=0.0)
    name, part = document.columns["titles"], wanted.part
    literal = part.concepts and (name.issuperset(part.words) or not part.synonyms.isdisjoint(name))
    return best + (weights.LITERAL if best and literal else 0.0)


def _values(wanted: Wanted, columns: Mapping[str, frozenset[str]]) -> Iterator[float]:
    for column in ("tags", "places", "related"):
        counts = weights.TERM_OF_A_TIE if column == "related" else 1.0
        yield from (good * counts for token, good in wanted.tokens.items() if token in columns[column])
    for column, counts in wanted.columns.items():
        goods = [
            max((good for form, good in spelling.items() if form in columns[column]), default=0.0)
            for spelling in wanted.part.spellings
        ]
        yield min(goods, default=0.0) * counts
        if not wanted.part.synonyms.isdisjoint(columns[column]):
            yield weights.SYNONYM * counts


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_part_counts_in_each_record_what_the_record_has_of_it(text: str, searched: Open) -> None:
    connection, library = searched
    documents = library.documents.get(connection, list(range(1, library.size + 1)))
    parts = understand(text, library).parts
    assert parts
    for wanted in (want(part, library) for part in parts):
        found = levels(wanted, library.postings_of(connection, wanted.words))
        rows = [row for level in found for row in rows_in(level.rows)]
        assert len(rows) == len(set(rows)), "each record once"
        told = {row: level.match.value for level in found for row in rows_in(level.rows)}
        plain = {each.row: plainly(wanted, each) for each in documents}
        assert told == pytest.approx({row: value for row, value in plain.items() if value})


values = st.floats(min_value=0.05, max_value=1.0)


@st.composite
def answered(draw: st.DrawFn) -> Answered:
    """A part with a few levels over some of the rows."""
    goods = draw(st.lists(values, min_size=1, max_size=4))
    of_level = [draw(st.sampled_from(range(-1, len(goods)))) for _ in ROWS]
    held = [set_of([row for row, level in zip(ROWS, of_level, strict=True) if level == at]) for at in range(len(goods))]
    found = [Level(Match("word", "body", good), rows) for good, rows in zip(goods, held, strict=True) if rows]
    stands_for = {Concept(PLACES, "dover"): 1.0} if draw(st.booleans()) else {}
    return Answered(Part(("word",), stands_for, weight=draw(values)), found, union(held))


@given(st.lists(answered(), max_size=4), st.lists(values, min_size=2, max_size=5), st.data())
def test_groups_come_by_what_they_are_worth_and_have_each_record_once(
    asked: Sequence[Answered], counts: Sequence[float], data: st.DataObject
) -> None:
    of_cell = [data.draw(st.sampled_from(range(len(counts)))) for _ in ROWS]
    counted = [
        Counted(each, set_of([row for row, cell in zip(ROWS, of_cell, strict=True) if cell == at]))
        for at, each in enumerate(counts)
    ]
    found = [each.row for each in candidates(in_order(set_of(ROWS), asked, counted))]
    assert sorted(found) == list(ROWS)

    def worth(row: int) -> float:
        told, place = 0.0, 1.0
        for each in asked:
            value = next((level.match.value for level in each.levels if level.rows >> row & 1), 0.0)
            told += each.part.weight * value
            place *= weights.ELSEWHERE + (1 - weights.ELSEWHERE) * value if each.part.is_place else 1.0
        return (told if asked else 1.0) * place * counts[of_cell[row - 1]]

    in_turn = list(map(worth, found))
    assert in_turn == pytest.approx(sorted(in_turn, reverse=True))


@given(st.lists(answered(), min_size=1, max_size=3), st.integers(min_value=0, max_value=len(ROWS)))
def test_a_later_page_begins_where_it_should(asked: Sequence[Answered], start: int) -> None:
    counted = [Counted(1.0, set_of(ROWS))]
    every = [each.row for each in candidates(in_order(set_of(ROWS), asked, counted))]
    assert [each.row for each in candidates(in_order(set_of(ROWS), asked, counted), start)] == every[start:]
