"""The command that builds: what it says, and how it is used wrong."""

import subprocess
import sys
from pathlib import Path

import pytest
from assemble import Command
from factories import TODAY

ROOT = Path(__file__).parents[2]


def test_build_says_what_it_made(folder: Path, tmp_path: Path, command: Command) -> None:
    result = command("build", "--data", folder, "--date", TODAY, "--database", tmp_path / "directory.db")
    assert result.stdout == "0 errors, 1 warning\nbuilt directory.db as of 2026-11-23\n"
    assert result.exit_code == 0


def test_build_lists_warnings_where_asked(folder: Path, tmp_path: Path, command: Command) -> None:
    result = command("build", "--warnings", "--data", folder, "--date", TODAY, "--database", tmp_path / "directory.db")
    warning, counted = result.stdout.split("\n", 1)
    assert warning.startswith("data:1: warning: has no whole git history here")
    assert counted == "0 errors, 1 warning\nbuilt directory.db as of 2026-11-23\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--data", "/no/such/folder"],
        ["check", "--date", "2026-13-01"],
        ["check", "--date", "tomorrow"],
        ["check", "--verbose"],
        ["build", "--database", "/"],
        ["build", "--database", "/no/such/folder/directory.db"],
        ["serve", "--port", "many"],
        ["publish"],
    ],
)
def test_wrong_use_is_told_with_exit_code_2(arguments: list[str], command: Command) -> None:
    result = command(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_folder_without_records_is_wrong_use(tmp_path: Path, command: Command) -> None:
    database = tmp_path / "directory.db"
    database.write_bytes(b"the last good one")
    (tmp_path / "empty").mkdir()
    result = command("build", "--data", tmp_path / "empty", "--date", TODAY, "--database", database)
    assert result.exit_code == 2
    assert database.read_bytes() == b"the last good one"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--help"], "Solidarity Directory: from records in data/ to a database"),
        (["-h"], "Solidarity Directory: from records in data/ to a database"),
        (["check", "--help"], "Validate the records and report every problem"),
        (["build", "--help"], "Validate the records and build the database"),
        (["serve", "--help"], "Build the database and serve the site"),
        (["generate", "--help"], "Write what follows from the schema"),
    ],
)
def test_help(arguments: list[str], expected: str, command: Command) -> None:
    result = command(*arguments)
    assert result.exit_code == 0
    assert expected in result.stdout


def test_command_runs_from_any_folder(folder: Path, tmp_path: Path) -> None:
    script = [sys.executable, str(ROOT / "build.py"), "check", "--data", str(folder), "--date", str(TODAY)]
    run = subprocess.run(script, cwd=tmp_path, capture_output=True, text=True)
    assert (run.stdout, run.stderr, run.returncode) == ("0 errors, 0 warnings\n", "", 0)
