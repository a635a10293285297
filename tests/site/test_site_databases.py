"""Only directory.db is served, and it cannot be changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner
from datasette.app import Datasette
from datasette.cli import cli
from serving import running


async def published(datasette: Datasette) -> list[str]:
    index = (await datasette.client.get("/.json")).json()
    return list(index)


async def test_only_the_directory_is_published(site: Datasette) -> None:
    assert await published(site) == ["directory"]
    for path in ("/other", "/other.db", "/other/organisations", "/_memory", "/_internal", "/:memory:"):
        response = await site.client.get(path, follow_redirects=True)
        assert response.status_code == 404, path


async def test_no_memory_database_beside_the_directory(folder: Path) -> None:
    async with running(Datasette(config_dir=folder, memory=True)) as site:
        assert await published(site) == ["directory"]


async def test_the_database_cannot_change_and_can_be_downloaded(site: Datasette, folder: Path) -> None:
    response = await site.client.get("/directory.db")
    assert response.status_code == 200
    assert response.content == (folder / "directory.db").read_bytes()
    assert site.get_database("directory").is_mutable is False


@pytest.mark.parametrize("path", ["/directory.json", "/directory", "/download/directory.csv"])
async def test_values_of_any_size_are_refused(site: Datasette, path: str) -> None:
    response = await site.client.get(path, params={"sql": "select zeroblob(20000001)"})
    assert response.status_code == 400
    assert "string or blob too big" in response.text


@pytest.mark.parametrize("path", ["/directory.json", "/directory", "/download/directory.csv"])
async def test_an_answer_of_any_size_is_refused(site: Datasette, path: str) -> None:
    rows = "with recursive n (x) as (select 1 union all select x + 1 from n where x < 30)"
    response = await site.client.get(path, params={"sql": f"{rows} select x, zeroblob(1000000) from n"})
    assert response.status_code == 400
    assert "the answer is larger than 20 MB; ask for fewer rows or columns" in response.text


async def test_rows_are_counted_once_and_the_file_is_not_hashed(site: Datasette) -> None:
    database = site.get_database("directory")
    assert database.cached_table_counts["organisations"] == 1203
    assert database.cached_hash is not None


async def test_a_file_named_directory_may_lie_elsewhere(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, new_database: Callable[[Path], Path]
) -> None:
    elsewhere = new_database(tmp_path_factory.mktemp("elsewhere") / "directory.db")
    for datasette in (
        Datasette([str(elsewhere)], config_dir=folder),
        Datasette([], immutables=[str(elsewhere)], plugins_dir=str(folder / "plugins")),
        Datasette([str(elsewhere)], immutables=[str(elsewhere)], plugins_dir=str(folder / "plugins")),
    ):
        async with running(datasette) as site:
            assert await published(site) == ["directory"]
            assert site.get_database("directory").path == str(elsewhere)


async def test_without_a_database_the_start_names_the_command(folder: Path) -> None:
    (folder / "directory.db").unlink()
    with pytest.raises(ClickException, match=r"python build\.py build"):
        await Datasette(config_dir=folder).invoke_startup()


def test_without_a_database_datasette_stops_without_a_traceback(folder: Path) -> None:
    (folder / "directory.db").unlink()
    result = CliRunner().invoke(cli, ["serve", str(folder), "--get", "/"])
    assert result.exit_code == 1
    assert result.output == "Error: There is no directory.db here yet. Make it with: python build.py build\n"
