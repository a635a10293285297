"""Sets of records: an integer in which the bit of each row of the index that is in the set is one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import and_, or_

Rows = int
NOT_EMPTY = re.compile(rb"[^\0]")
BITS = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
"""Places of the ones in each byte."""


def set_of(rows: Sequence[int]) -> Rows:
    """Some row numbers as a set."""
    bits = bytearray(max(rows, default=0) // 8 + 1)
    for row in rows:
        bits[row >> 3] |= 1 << (row & 7)
    return int.from_bytes(bits, "little")


def rows_in(found: Rows) -> Iterator[int]:
    """The row numbers in a set, from the first to the last."""
    held = found.to_bytes(found.bit_length() // 8 + 1, "little")
    for byte in NOT_EMPTY.finditer(held):
        place = byte.start()
        for bit in BITS[held[place]]:
            yield place << 3 | bit


def union(sets: Iterable[Rows]) -> Rows:
    """The records in any of some sets."""
    return reduce(or_, sets, 0)


def common(sets: Iterable[Rows]) -> Rows:
    """The records in every one of some sets; none where there is no set."""
    found = list(sets)
    return reduce(and_, found) if found else 0
