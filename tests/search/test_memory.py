"""What is remembered: the last used things, no more than so many, whoever asks at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.memory import Memory


def test_the_least_used_is_forgotten_first() -> None:
    memory = Memory[str, int](2)
    memory.remember({"a": 1, "b": 2})
    assert memory.recall(["a"]) == {"a": 1}
    memory.remember({"c": 3})
    assert memory.recall(["a", "b", "c"]) == {"a": 1, "c": 3}


def test_a_thing_remembered_anew_is_the_new_one() -> None:
    memory = Memory[str, int](2)
    memory.remember({"a": 1})
    memory.remember({"a": 2})
    assert memory.recall(["a"]) == {"a": 2}


def test_a_memory_of_nothing_keeps_nothing() -> None:
    memory = Memory[str, int](0)
    memory.remember({"a": 1})
    assert memory.recall(["a"]) == {}


@given(st.lists(st.dictionaries(st.integers(0, 9), st.integers(), max_size=5)), st.integers(0, 6))
def test_no_more_than_so_many_are_held_and_each_as_it_was_last_told(told: list[dict[int, int]], most: int) -> None:
    memory, last = Memory[int, int](most), dict[int, int]()
    for things in told:
        memory.remember(things)
        last |= things
    held = memory.recall(range(10))
    assert len(held) == min(most, len(last))
    assert held.items() <= last.items()


@pytest.mark.parametrize("most", [1, 50])
def test_many_may_ask_at_once(most: int) -> None:
    memory = Memory[int, int](most)

    def use(number: int) -> bool:
        memory.remember({number % 70: number % 70})
        return all(key == value for key, value in memory.recall(range(70)).items())

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(use, range(2_000)))
    assert len(memory.recall(range(70))) == most
