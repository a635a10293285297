"""Records that answer a question, the likeliest first: those that answer every part alike stand together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import islice
from operator import or_
from typing import NamedTuple

from search import weights
from search.library import Cell
from search.matching import Level, Match
from search.parts import Part
from search.rows import Rows, rows_in


class Answered(NamedTuple):
    """A part of the question with the records that answer it, by how well they do."""

    part: Part
    levels: Sequence[Level]

    @property
    def rows(self) -> Rows:
        """All of them."""
        return reduce(or_, (each.rows for each in self.levels), 0)


class Group(NamedTuple):
    """Records that answer all parts alike."""

    rows: Rows
    found: float = 0.0
    """What the parts count together."""
    place: float = 1.0
    """What that counts by the places that are asked for."""
    matches: tuple[Match, ...] = ()


class Candidate(NamedTuple):
    """A record to be ranked."""

    row: int
    group: Group


class Counted(NamedTuple):
    """Records that count just as much before anything is asked."""

    counts: float
    rows: Rows


def by_kind_and_age(cells: Mapping[Cell, Rows], kinds: Mapping[str, float]) -> list[Counted]:
    """All records by what their kind and age count."""
    found: dict[float, Rows] = {}
    for cell, rows in cells.items():
        counts = kinds[cell.kind] * weights.FRESHNESS[cell.freshness]
        found[counts] = found.get(counts, 0) | rows
    return [Counted(*each) for each in found.items()]


def in_order(among: Rows, asked: Sequence[Answered], counted: Sequence[Counted]) -> Iterator[Group]:
    """Some records in groups, the likeliest first: by what they answer, their kind and their age."""
    found = [Group(among)] if among else []
    for each in asked:
        found = [new for group in found for new in _by_part(group, each)]
    worth = [
        ((group.found if asked else 1.0) * group.place * counts, group._replace(rows=here))
        for group in found
        for counts, rows in counted
        if (here := group.rows & rows)
    ]
    return (group for _, group in sorted(worth, key=lambda each: -each[0]))


def _by_part(group: Group, asked: Answered) -> Iterator[Group]:
    """A group by how well its records answer a part; what has nothing to do with the place counts less."""
    left = group.rows
    for match, rows in (*asked.levels, Level(Match("", "", 0.0), left)):
        if here := left & rows:
            left ^= here
            place = weights.ELSEWHERE + (1 - weights.ELSEWHERE) * match.value if asked.part.is_place else 1.0
            found = group.found + asked.part.weight * match.value
            matches = (*group.matches, match) if match.value else group.matches
            yield Group(here, found, group.place * place, matches)
        if not left:
            return


def candidates(found: Iterable[Group], start: int = 0) -> Iterator[Candidate]:
    """Records in the order of their groups, from a position on; those of one group by their row."""
    for group in found:
        size = group.rows.bit_count()
        if start < size:
            yield from (Candidate(row, group) for row in islice(rows_in(group.rows), start, None))
        start = max(0, start - size)
