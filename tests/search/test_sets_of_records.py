"""Sets of records hold what was put into them."""

from hypothesis import given
from hypothesis import strategies as st

from search.rows import rows_in, set_of

NUMBERS = st.lists(st.integers(min_value=1, max_value=100_000))


@given(NUMBERS)
def test_what_is_put_in_comes_out_in_order(numbers: list[int]) -> None:
    assert list(rows_in(set_of(numbers))) == sorted(set(numbers))


@given(NUMBERS, NUMBERS)
def test_sets_meet_and_join_as_sets_do(some: list[int], others: list[int]) -> None:
    assert list(rows_in(set_of(some) & set_of(others))) == sorted(set(some) & set(others))
    assert list(rows_in(set_of(some) | set_of(others))) == sorted({*some, *others})
