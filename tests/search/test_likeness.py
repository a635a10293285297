"""What has words in common with the best answers comes before what has not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from factories import write

Found = Callable[..., list[str]]
GOOD = ("Minced onions simmer in copper kettles.", "Copper kettles and onions by the quay.")


@pytest.fixture(scope="module")
def collection(collection: Path) -> Path:
    """Documents about a regatta by name, two of them of like words; two more have its name in the text alone."""
    for number, words in enumerate(GOOD):
        write(collection, f"documents/regatta-{number}", title=f"Regatta {number}", about={"en": words})
    write(collection, "documents/a-unlike", title="A sheet", about={"en": "Regatta. Lanterns hang along seven poles."})
    write(collection, "documents/b-like", title="B sheet", about={"en": "Regatta. Copper kettles hold the onions."})
    return collection


def test_words_that_good_answers_share_bring_another_nearer(found: Found) -> None:
    assert found("regatta")[2:4] == ["b-like", "a-unlike"]


def test_the_best_stay_first(found: Found) -> None:
    assert set(found("regatta")[:2]) == {"regatta-0", "regatta-1"}
