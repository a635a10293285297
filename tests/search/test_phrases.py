"""A record is found by what people type for it, which no text of its has and no page shows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from factories import write

Found = Callable[..., list[str]]


@pytest.fixture(scope="module")
def collection(collection: Path) -> Path:
    """Two services, of which one has phrases."""
    phrases = {"en": "my trousers are soaked\nnowhere to dry anything", "fr": "je suis trempé", "ar": "ثيابي مبللة"}
    write(collection, "services/drying", name={"en": "Tumblers"}, needs=["water"])
    write(collection, "services/ironing", name={"en": "Irons"}, needs=["water"])
    write(collection, "phrases/services/drying", phrases=phrases)
    return collection


@pytest.mark.parametrize("text", ["soaked trousers", "trempé", "ثيابي مبللة", "where can I dry", "trouser soakd"])
def test_what_people_type_for_a_record_finds_it(text: str, found: Found) -> None:
    assert found(text)[0] == "drying"


def test_only_its_own_record(found: Found) -> None:
    assert "ironing" not in found("soaked trousers")
