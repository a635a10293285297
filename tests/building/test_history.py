"""What a build reads from the history of the records: the day of the last change, and ids that are gone."""

import os
import subprocess
from pathlib import Path

import pytest
from assemble import build_command
from factories import TODAY, query, write

from pipeline.build import build, examine


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    moment = f"{day}T23:30:00+00:00"
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": moment}
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_COMMITTER_DATE": moment}
    subprocess.run(["git", "-C", folder, *arguments], env=os.environ | who, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A git repository with the tiny collection, one service of which was changed later and one is new."""
    top = folder.parent
    git(top, "init", "--quiet")
    git(top, "add", "data")
    git(top, "commit", "--message", "Begin", day="2026-01-01")
    write(folder, "services/night-round", name={"en": "Night round é"})
    git(top, "commit", "--all", "--message", "Change", day="2026-02-02")
    write(folder, "services/soup")
    return top


HISTORY = (
    "data:1: warning: has no whole git history here, so that no record gets the day of its last change; "
    "clone it whole [history]"
)


def test_last_change_comes_from_git(repository: Path, tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    assert build(repository / "data", target, TODAY) == []
    assert query(target, "select id, last_changed from services order by id") == [
        ("day-centre", "2026-01-01"),
        ("night-round", "2026-02-02"),
        ("old-kitchen", "2026-01-01"),
        ("soup", None),
    ]


def test_last_change_is_found_from_inside_the_folder(repository: Path, tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    command = build_command(Path(), target, TODAY)
    run = subprocess.run(command, cwd=repository / "data", capture_output=True, text=True, check=True)
    assert run.stdout == "0 errors, 0 warnings\nbuilt directory.db as of 2026-11-23\n"
    assert query(target, "select last_changed from services where id = 'day-centre'") == [("2026-01-01",)]


def test_last_change_is_empty_in_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(tmp_path / "clone"))
    problems = build(tmp_path / "clone" / "data", tmp_path / "clone.db", TODAY)
    assert [str(problem) for problem in problems] == [HISTORY]
    assert query(tmp_path / "clone.db", "select distinct last_changed from services") == [(None,)]


GONE = (
    "data/services/old-kitchen.yml:1: error: is gone, and ids are for ever; put it back, or write "
    "data/withdrawn/services/old-kitchen.yml with the reason, the day and the successor if there is one [gone]"
)


@pytest.mark.parametrize("shallow", [False, True])
def test_committed_id_is_missed_until_it_is_withdrawn(shallow: bool, repository: Path, tmp_path: Path) -> None:
    if shallow:
        git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(tmp_path / "clone"))
    data = (tmp_path / "clone" if shallow else repository) / "data"
    record = data / "services" / "old-kitchen.yml"
    assert examine(data, TODAY)[1] == []
    kept = record.read_bytes()
    record.unlink()
    assert [str(problem) for problem in examine(data, TODAY)[1]] == [GONE]
    write(data, "withdrawn/services/old-kitchen", reason={"en": "Told twice."})
    assert examine(data, TODAY)[1] == []
    git(data, "add", ".")
    git(data, "commit", "--message", "Withdraw")
    (data / "withdrawn" / "services" / "old-kitchen.yml").unlink()
    assert [str(problem) for problem in examine(data, TODAY)[1]] == [GONE]
    record.write_bytes(kept)
    assert examine(data, TODAY)[1] == []


@pytest.fixture(params=["no repository", "no git", "no commit", "not in it"])
def without_history(request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny collection, of which git knows nothing."""
    if request.param == "no git":
        monkeypatch.setenv("PATH", "")
    elif request.param != "no repository":
        git(folder.parent, "init", "--quiet")
    if request.param == "not in it":
        git(folder.parent, "commit", "--allow-empty", "--message", "Begin")
    return folder


def test_no_id_is_missed_without_history(without_history: Path) -> None:
    (without_history / "services" / "old-kitchen.yml").unlink()
    assert examine(without_history, TODAY)[1] == []


def test_last_change_is_empty_without_history(without_history: Path, tmp_path: Path) -> None:
    problems = build(without_history, tmp_path / "directory.db", TODAY)
    assert [str(problem) for problem in problems] == [HISTORY]
    assert query(tmp_path / "directory.db", "select distinct last_changed from services") == [(None,)]
