"""Search by meaning, where the optional model is installed and its vectors are written."""

import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import pytest_asyncio
from assemble import Command, build_database, link_site
from datasette.app import Datasette
from factories import TODAY, write, write_all
from serving import started

QUESTION = "nowhere to sleep in calais"
"""By its words alone it does not lead to the record that answers it."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database and its vectors."""
    folder = tmp_path_factory.mktemp("meanings")
    data = write_all(folder / "data")
    beds = {"en": "Beds for people without a home, in winter."}
    write(data, "services/night-shelter", name={"en": "Night shelter"}, description=beds)
    write(data, "services/repair", name={"en": "Bicycle repair"}, description={"en": "Tools, tyres and brakes."})
    build_database(data, folder / "directory.db", TODAY)
    return folder


@pytest.fixture(scope="module")
def vectors(built: Path) -> Path:
    from click.testing import CliRunner

    from build import main

    result = CliRunner().invoke(main, ["meanings", "--database", str(built / "directory.db")])
    assert (result.exit_code, result.output) == (0, "wrote meanings.npz\n")
    return built / "meanings.npz"


@pytest_asyncio.fixture(scope="module", params=[True, False], ids=["with", "without"])
async def site(
    request: pytest.FixtureRequest, built: Path, vectors: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Datasette]:
    """The site with the vectors beside its database, and without."""
    folder = link_site(tmp_path_factory.mktemp("site"), "metadata.yml")
    shutil.copy(built / "directory.db", folder)
    if request.param:
        shutil.copy(vectors, folder)
    async with started(folder) as running:
        yield running


async def ask(site: Datasette, question: str, more: str = "") -> list[dict[str, Any]]:
    response = await site.client.get(f"/search.json?q={question}{more}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["results"]
    return found


def has_model(site: Datasette) -> bool:
    folder = Path(site.config_dir)
    return (folder / "meanings.npz").exists()


async def test_what_says_the_same_in_other_words_is_found_with_the_model_alone(site: Datasette) -> None:
    found = {each["id"]: each for each in await ask(site, QUESTION, "&kind=service")}
    assert ("night-shelter" in found) is has_model(site)
    if has_model(site):
        shelter = found["night-shelter"]
        assert shelter["matched"][-1]["where"] == "meaning"
        assert 0 < shelter["matched"][-1]["value"] <= shelter["score"]


async def test_filters_hold_for_what_is_found_by_meaning(site: Datasette) -> None:
    found = {kind: await ask(site, QUESTION, f"&kind={kind}") for kind in ("service", "organisation", "place")}
    assert all(each["kind"] == kind for kind, results in found.items() for each in results)
    assert ("night-shelter" in {each["id"] for each in found["service"]}) is has_model(site)


async def test_pages_of_any_length_make_one_list(site: Datasette) -> None:
    whole = await ask(site, QUESTION, "&limit=100")
    assert whole or not has_model(site)
    parts = [await ask(site, QUESTION, f"&limit=1&offset={offset}") for offset in range(len(whole) + 1)]
    assert [each["id"] for part in parts for each in part] == [each["id"] for each in whole]


async def test_words_still_come_first(site: Datasette) -> None:
    assert (await ask(site, "bicycle repair"))[0]["id"] == "repair"


@pytest.mark.parametrize("nonsense", ["blorp", "zzz", "1234567", "zqxv wkjh"])
async def test_nonsense_finds_nothing_by_meaning_either(nonsense: str, site: Datasette) -> None:
    assert await ask(site, nonsense) == []


def test_vectors_have_a_row_each_and_name_their_texts(vectors: Path) -> None:
    with np.load(vectors) as file:
        lengths = np.linalg.norm(file["vectors"].astype(float), axis=1)
        assert len(str(file["texts"])) == 64
    assert lengths[0] == 0
    assert lengths[1:] == pytest.approx(1, abs=0.01)


async def test_vectors_of_other_texts_are_left_out_and_it_is_told(
    built: Path, vectors: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    link_site(tmp_path, "metadata.yml")
    data = write_all(tmp_path / "data")
    build_database(data, tmp_path / "directory.db", TODAY)
    shutil.copy(vectors, tmp_path)
    async with started(tmp_path) as site:
        where = {match["where"] for each in await ask(site, QUESTION) for match in each["matched"]}
    assert "meaning" not in where
    assert "meanings.npz, which is of other texts; write it again: python build.py meanings" in caplog.text


async def test_vectors_last_while_the_texts_stay_the_same(built: Path, vectors: Path, tmp_path: Path) -> None:
    link_site(tmp_path, "metadata.yml")
    build_database(built / "data", tmp_path / "directory.db", TODAY + timedelta(days=1))
    shutil.copy(vectors, tmp_path)
    async with started(tmp_path) as site:
        assert "night-shelter" in {each["id"] for each in await ask(site, QUESTION, "&kind=service")}


@pytest.mark.parametrize("damage", ["empty", "cut", "other"])
async def test_a_damaged_file_leaves_search_as_it_is_without(
    damage: str, built: Path, vectors: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    link_site(tmp_path, "metadata.yml")
    shutil.copy(built / "directory.db", tmp_path)
    whole = vectors.read_bytes()
    (tmp_path / "meanings.npz").write_bytes({"empty": b"", "cut": whole[: len(whole) // 2], "other": b"no"}[damage])
    async with started(tmp_path) as site:
        assert (await ask(site, "bicycle repair"))[0]["id"] == "repair"
    assert "meanings.npz, which is damaged" in caplog.text


def test_without_a_database_or_the_packages_the_command_says_what_to_do(
    command: Command, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = command("meanings", "--database", tmp_path / "directory.db")
    assert missing.exit_code == 2
    assert "is not there; build it first" in missing.output
    monkeypatch.setattr("pipeline.command.find_spec", lambda _: None)
    bare = command("meanings", "--database", built / "directory.db")
    assert bare.exit_code == 2
    assert "make meanings" in bare.output
