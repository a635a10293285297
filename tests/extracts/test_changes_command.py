"""The commands that compare two builds, and what cannot be compared."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from xml.etree import ElementTree as Xml

import pytest
from assemble import Command, build_database
from changes_between import ATOM, SITE, lines
from factories import TODAY, write_vocabulary

from extracts.changes_files import write_changes
from extracts.published import NotComparable


@pytest.fixture
def two(folder: Path, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A former database and the present one."""
    before = build_database(folder, tmp_path / "before.db", TODAY)
    yield before, copyfile(before, tmp_path / "now.db")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("drop table whole_records", "lacks what is compared (no such table: whole_records)"),
        ("drop table build_info", "lacks what is compared (no such table: build_info)"),
        ("delete from build_info where key = 'content_hash'", "does not say which build it is"),
        ("update build_info set value = '2030-01-01' where key = 'date'", "newer than"),
    ],
)
def test_a_database_that_cannot_be_compared_says_why(
    two: tuple[Path, Path], tmp_path: Path, spoil: str, told: str
) -> None:
    with closing(sqlite3.connect(two[0])) as connection, connection:
        connection.execute(spoil)
    with pytest.raises(NotComparable) as refused:
        write_changes(*two, tmp_path / "out", SITE)
    assert told in str(refused.value) and str(two[0]) in str(refused.value)
    assert not [*tmp_path.glob("out/*")]


@pytest.mark.parametrize("content", [b"", b"no database", None], ids=["empty", "text", "cut"])
def test_what_is_no_database_is_refused(two: tuple[Path, Path], tmp_path: Path, content: bytes | None) -> None:
    whole = two[0].read_bytes()
    two[0].write_bytes(whole[: len(whole) // 2] if content is None else content)
    with pytest.raises(NotComparable):
        write_changes(*two, tmp_path / "out", SITE)
    assert not [*tmp_path.glob("out/*")]


def test_an_older_table_without_a_freshness_is_compared(two: tuple[Path, Path], tmp_path: Path) -> None:
    with closing(sqlite3.connect(two[0])) as connection, connection:
        for (view,) in connection.execute("select name from sqlite_master where type = 'view'").fetchall():
            connection.execute(f"drop view {view}")
        connection.execute("alter table services drop column freshness")
        connection.execute("alter table services drop column last_changed")
    write_changes(*two, tmp_path / "out", SITE)
    found = {line["id"]: line["freshness"] for line in lines(tmp_path / "out")}
    assert found == {
        "day-centre": {"before": None, "after": "current"},
        "night-round": {"before": None, "after": "ageing"},
        "old-kitchen": {"before": None, "after": "ended"},
    }


def test_the_command_writes_and_counts(two: tuple[Path, Path], tmp_path: Path, command: Command) -> None:
    out = tmp_path / "new" / "downloads"
    result = command("changes", two[0], "--database", two[1], "--to", out, "--address", SITE)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("0 added, 0 changed, 0 renamed, 0 removed\n")
    assert (out / "changes.jsonl").read_bytes() == b""
    assert Xml.fromstring((out / "changes.atom").read_bytes()).find("entry", ATOM) is None


def test_the_command_warns_of_ids_that_broke(folder: Path, tmp_path: Path, command: Command) -> None:
    before = build_database(folder, tmp_path / "before.db", TODAY)
    (folder / "services/old-kitchen.yml").unlink()
    write_vocabulary(folder, "needs", "food", "meal", "shower")
    now = build_database(folder, tmp_path / "now.db", TODAY)
    result = command("changes", before, "--database", now, "--to", tmp_path / "out", "--address", SITE)
    assert result.exit_code == 1
    assert result.stderr == (
        "data/withdrawn/services/old-kitchen.yml is missing: "
        "say there why the record is gone and what to read instead\n"
    )
    (line,) = lines(tmp_path / "out")
    assert (line["change"], line["id"], line["reason"]) == ("removed", "old-kitchen", None)


def test_the_command_refuses_what_it_cannot_compare(two: tuple[Path, Path], tmp_path: Path, command: Command) -> None:
    two[0].write_bytes(b"no database")
    result = command("changes", two[0], "--database", two[1], "--to", tmp_path / "out")
    assert result.exit_code == 2
    assert "cannot be read (file is not a database); take a whole copy" in result.stderr


def test_the_folder_of_extracts_tells_what_changed_since_a_former_build(
    folder: Path, tmp_path: Path, command: Command
) -> None:
    before = build_database(folder, tmp_path / "before.db", TODAY)
    (folder / "services/old-kitchen.yml").unlink()
    target = tmp_path / "downloads"
    result = command("extracts", "--data", folder, "--date", TODAY, "--since", before, "--to", target)
    assert result.stdout.splitlines()[-1] == "changes: 0 added, 0 changed, 0 renamed, 1 removed"
    assert result.stderr.startswith("data/withdrawn/services/old-kitchen.yml is missing: ")
    assert result.exit_code == 1
    (line,) = lines(target)
    assert (line["change"], line["id"]) == ("removed", "old-kitchen")
    resources = {each["path"] for each in json.loads((target / "datapackage.json").read_text())["resources"]}
    assert {"changes.jsonl", "changes.json", "changes.atom"} <= resources


def test_a_database_that_cannot_be_compared_leaves_the_old_folder(
    two: tuple[Path, Path], tmp_path: Path, command: Command
) -> None:
    target = tmp_path / "downloads"
    command("extracts", "--database", two[1], "--to", target)
    before = (target / "SHA256SUMS").read_text()
    wrong = tmp_path / "wrong.db"
    wrong.write_text("no database")
    result = command("extracts", "--database", two[1], "--since", wrong, "--to", target)
    assert result.exit_code == 2 and "wrong.db" in result.output
    assert (target / "SHA256SUMS").read_text() == before
