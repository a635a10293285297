"""A collection that has no record yet is searched like any other."""

import shutil
from pathlib import Path

import pytest
from datasette.app import Datasette
from factories import write_vocabulary
from serving import OpenPages

from schema.kinds import BESIDE, KINDS


@pytest.fixture
def empty(folder: Path) -> None:
    """Leaves only the vocabularies, with a label of several words."""
    write_vocabulary(folder, "needs", {"id": "meal", "labels": {"en": {"preferred": "Hot meal"}}})
    for kind in {*KINDS, *BESIDE} - {"vocabularies"}:
        shutil.rmtree(folder / kind, ignore_errors=True)


@pytest.mark.parametrize(
    "path", ["/search?q=hot", "/services?need=meal&q=hot", "/search?q=hot+meal", "/search?q=mael+calais", "/search"]
)
async def test_without_a_record_nothing_answers(empty: None, open_pages: OpenPages, path: str) -> None:
    site: Datasette = await open_pages()
    assert site._site.searching.library.size == 0
    response = await site.client.get(path)
    assert response.status_code == 200, response.text
    assert "Nothing here answers that." in response.text
