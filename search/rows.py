"""Sets of records: an integer in which the bit of each row of the index that is in the set is one."""

import re
from collections.abc import Iterator, Sequence

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
