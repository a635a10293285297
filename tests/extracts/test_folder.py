"""What `build.py extracts` leaves: the same bytes for the same input, and the last good folder where it fails."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from importlib import util
from pathlib import Path

import pytest
from assemble import Command, build_database
from factories import TODAY, query, write

from extracts.folder import write_extracts
from extracts.tables import PUBLIC
from pipeline.build import T
from pipeline.tables import TABLES

ROOT = Path(__file__).parents[2]
FORMS = ("csv", "json", "jsonl", "parquet")
WHOLE = {
    "README.md", "SHA256SUMS", "datapackage.json", "directory.db", "places.geojson", "solidarity-directory.xlsx",
    "solidarity-directory.zip",
}  # fmt: skip


def files_in(folder: Path) -> dict[str, str]:
    """Hash of every file by its path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.fixture
def made(folder: Path, tmp_path: Path, command: Command) -> Path:
    """The extracts of the small collection, by the command."""
    result = command("extracts", "--data", folder, "--date", TODAY, "--to", tmp_path / "downloads")
    assert result.exit_code == 0, result.output
    return tmp_path / "downloads"


def test_every_public_table_is_there_in_every_form(made: Path) -> None:
    tables = {f"{form}/{table.name}.{form}" for table in PUBLIC for form in FORMS}
    assert set(files_in(made)) == tables | WHOLE
    hidden = {table.name for table in TABLES if table.hidden}
    assert hidden and hidden.isdisjoint(table.name for table in PUBLIC)


def test_it_says_what_it_wrote(folder: Path, tmp_path: Path, command: Command) -> None:
    result = command("extracts", "--data", folder, "--date", TODAY, "--to", tmp_path / "out")
    size = sum(path.stat().st_size for path in (tmp_path / "out").rglob("*") if path.is_file())
    told = f"wrote {len(PUBLIC) * 4 + len(WHOLE)} files, {size / 1e6:.1f} MB, to {tmp_path / 'out'}\n"
    assert result.stdout == f"0 errors, 1 warning\n{told}"


def test_hashes_are_those_of_the_files(made: Path) -> None:
    found = files_in(made)
    lines = (made / "SHA256SUMS").read_text().splitlines()
    assert {path: digest for digest, path in (line.split("  ") for line in lines)} == {
        path: digest for path, digest in found.items() if path != "SHA256SUMS"
    }
    for resource in json.loads((made / "datapackage.json").read_bytes())["resources"]:
        assert resource["hash"] == f"sha256:{found[resource['path']]}"
        assert resource["bytes"] == (made / resource["path"]).stat().st_size


def test_the_archive_has_the_same_files(made: Path) -> None:
    found = files_in(made)
    with zipfile.ZipFile(made / "solidarity-directory.zip") as archive:
        packed = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    assert set(packed) == set(found) - {"solidarity-directory.zip"}
    assert {path for path in packed if packed[path] != found[path]} == {"SHA256SUMS"}


def test_the_package_tells_day_hash_licence_and_keys(made: Path) -> None:
    package = json.loads((made / "datapackage.json").read_bytes())
    ((content_hash,),) = query(made / "directory.db", "select value from build_info where key = 'content_hash'")
    assert (package["content_hash"], package["version"]) == (content_hash, "2026-11-23")
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert "apostrophe" in package["description"]
    resources = {resource["name"]: resource for resource in package["resources"]}
    schema = resources["service_needs"]["schema"]
    assert schema["primaryKey"] == ["service_id", "need"]
    assert schema["foreignKeys"] == [
        {"fields": "service_id", "reference": {"resource": "services", "fields": "id"}},
    ]
    assert resources["services"]["rows"] == 3


def test_the_page_of_the_folder_tells_what_to_know(made: Path) -> None:
    text = (made / "README.md").read_text(encoding="utf-8")
    assert "$" not in text
    for words in ("CC BY 4.0", "collection of 2026-11-23", "apostrophe", "ask first", "withheld", "| `services` | 3 |"):
        assert words in text


def test_the_same_input_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    made = []
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Kiritimati")):
        command = [sys.executable, str(ROOT / "build.py"), "extracts", "--data", str(folder), "--date", str(TODAY)]
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        target = tmp_path / seed
        subprocess.run([*command, "--to", str(target)], env=environment, check=True, capture_output=True)
        made.append(files_in(target))
    assert made[0] == made[1]


def test_the_address_of_the_site_stands_in_them(folder: Path, tmp_path: Path, command: Command) -> None:
    for options, address in (([], "http://127.0.0.1:8001"), (["--address", "https://x.example/"], "https://x.example")):
        command("extracts", "--data", folder, "--date", TODAY, "--to", tmp_path / "out", *options)
        package = json.loads((tmp_path / "out" / "datapackage.json").read_bytes())
        assert package["homepage"] == f"{address}/"
        assert package["citation"] == f"Solidarity Directory, collection of 2026-11-23, {address}/, CC BY 4.0"


def test_a_database_may_be_given(folder: Path, tmp_path: Path, command: Command) -> None:
    database = build_database(folder, tmp_path / "x.db", TODAY)
    result = command("extracts", "--database", database, "--to", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out" / "directory.db").read_bytes() == database.read_bytes()


def test_what_is_no_database_of_ours_is_wrong_use(tmp_path: Path, command: Command) -> None:
    (tmp_path / "x.db").write_text("no database")
    result = command("extracts", "--database", tmp_path / "x.db", "--to", tmp_path / "out")
    assert (result.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert "build it anew with: python build.py build" in result.stderr


def test_errors_in_the_data_leave_the_last_folder(made: Path, folder: Path, command: Command) -> None:
    before = files_in(made)
    write(folder, "services/soup", needs=["no-such-need"])
    result = command("extracts", "--data", folder, "--date", TODAY, "--to", made)
    assert result.exit_code == 1
    assert files_in(made) == before


@pytest.mark.parametrize("part", ["writing tables", "writing all in one"])
def test_an_interrupted_run_leaves_the_last_folder(made: Path, tmp_path: Path, part: str) -> None:
    before = files_in(made)

    def broken(items: list[T], doing: str) -> Iterable[T]:
        for position, item in enumerate(items):
            if doing == part and position == 3:
                raise KeyboardInterrupt
            yield item

    with pytest.raises(KeyboardInterrupt):
        write_extracts(made / "directory.db", made, "https://x.example", broken)
    assert files_in(made) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_new_folder_takes_the_place_of_the_last_as_a_whole(made: Path, folder: Path, command: Command) -> None:
    (made / "csv" / "gone.csv").write_text("of a table that is no more")
    assert command("extracts", "--data", folder, "--date", TODAY, "--to", made).exit_code == 0
    assert "csv/gone.csv" not in files_in(made)


def test_a_folder_of_other_files_is_not_replaced(folder: Path, tmp_path: Path, command: Command) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("mine")
    result = command("extracts", "--data", folder, "--to", tmp_path / "letters")
    assert result.exit_code == 2
    assert "holds other files than extracts" in result.stderr
    assert files_in(tmp_path / "letters").keys() == {"dear.txt"}


def test_a_missing_package_is_told_with_its_remedy(
    folder: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extracts.command.find_spec", lambda name: None if name == "pyarrow" else util.find_spec(name))
    result = command("extracts", "--data", folder, "--to", tmp_path / "out")
    assert (result.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert "make extracts" in result.stderr
