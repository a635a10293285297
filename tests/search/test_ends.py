"""What has ended is told of each day by itself."""

from datetime import date

from search.ends import Ends
from search.rows import rows_in


def test_each_day_has_its_own_ends() -> None:
    ends = Ends({1: date.min, 2: date(2026, 6, 30), 3: date(2027, 1, 1)})
    for _ in range(2):
        assert list(rows_in(ends.on(date(2026, 6, 30)))) == [1]
        assert list(rows_in(ends.on(date(2026, 7, 1)))) == [1, 2]
        assert list(rows_in(ends.on(date(2027, 1, 2)))) == [1, 2, 3]
