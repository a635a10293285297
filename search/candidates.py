"""Records that answer a question, the likeliest first: those that answer every part alike stand together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import accumulate, count, islice
from typing import NamedTuple

from search import weights
from search.library import Cell
from search.matching import Level, Match
from search.parts import Part
from search.rows import Rows, rows_in


class Answered(NamedTuple):
    """A part of the question with the records that answer it, by how well they do, and all of them."""

    part: Part
    levels: Sequence[Level]
    rows: Rows


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
    """Some records in groups, the likeliest first: by what they answer, their kind and their age.

    A group is parted by the next part of the question when none can be likelier any more (best first search): those
    that nobody asks for are never made.
    """
    most, left, numbers = max((each.counts for each in counted), default=0.0), _left_to_find(asked), count()
    heap = [(0.0, next(numbers), 0, Group(among, 0.0 if asked else 1.0))] if among else []
    while heap:
        _, _, told, group = heappop(heap)
        if told > len(asked):
            yield group
        elif told == len(asked):
            for counts, rows in counted:
                if here := group.rows & rows:
                    worth = group.found * group.place * counts
                    heappush(heap, (-worth, next(numbers), told + 1, group._replace(rows=here)))
        else:
            for new in _by_part(group, asked[told]):
                at_best = (new.found + left[told + 1]) * new.place * most
                heappush(heap, (-at_best, next(numbers), told + 1, new))


def _left_to_find(asked: Sequence[Answered]) -> list[float]:
    """The most that the parts from each on can count together."""
    best = (each.part.weight * max((level.match.value for level in each.levels), default=0.0) for each in asked)
    return [*accumulate(reversed([*best]), initial=0.0)][::-1]


def _by_part(group: Group, asked: Answered) -> Iterator[Group]:
    """A group by how well its records answer a part; what has nothing to do with the place counts less."""
    left = group.rows
    for match, rows in (*asked.levels, Level(Match("", "", 0.0), left)):
        if here := left & rows:
            left ^= here
            place = _counts_by_place(match.value) if asked.part.is_place else 1.0
            found = group.found + asked.part.weight * match.value
            matches = (*group.matches, match) if match.value else group.matches
            yield Group(here, found, group.place * place, matches)
        if not left:
            return


def _counts_by_place(value: float) -> float:
    """Never more than 1, or what is told last could make a group likelier than it was thought to become."""
    return weights.ELSEWHERE + (1 - weights.ELSEWHERE) * min(1.0, value)


def candidates(found: Iterable[Group], start: int = 0) -> Iterator[Candidate]:
    """Records in the order of their groups, from a position on; those of one group by their row."""
    for group in found:
        size = group.rows.bit_count()
        if start < size:
            yield from (Candidate(row, group) for row in islice(rows_in(group.rows), start, None))
        start = max(0, start - size)
