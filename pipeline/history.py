"""What git knows of the record files: when each last changed, and which ids there were."""

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.problems import Problem
from schema.kinds import KINDS

_COMMIT = "\x01"


def last_changes(data: Path) -> tuple[dict[str, date], list[Problem]]:
    """Day (UTC) of the last commit of each file, by its path from the parent of `data`.

    Empty, with a warning, where there is no git, no repository or no whole history.
    """
    if _git(data, "rev-parse", "--is-shallow-repository") != "false\n":
        return {}, [_unknown(data)]
    log = _git(
        data,
        "-c",
        "core.quotePath=false",
        "log",
        f"--format={_COMMIT}%ct",
        "--name-only",
        "--no-renames",
        "--relative",
        "--",
        ".",
    )
    days: dict[str, date] = {}
    for commit in (log or "").split(_COMMIT)[1:]:
        seconds, *names = commit.split("\n")
        day = datetime.fromtimestamp(int(seconds), UTC).date()
        for name in filter(None, names):
            days.setdefault(f"{data.name}/{name}", day)
    return days, [] if days else [_unknown(data)]


def committed_ids(data: Path) -> set[tuple[str, str]]:
    """Folder and id of every record in the last commit, withdrawn ones too; none where git knows no such folder."""
    listed = _git(data, "ls-tree", "-r", "-z", "--name-only", "HEAD", ".") or ""
    paths = [Path(name) for name in listed.split("\0") if name.endswith(".yml")]
    return {(path.parent.name, path.stem) for path in paths if path.parent.name in KINDS}


def _unknown(data: Path) -> Problem:
    message = "has no whole git history here, so that no record gets the day of its last change; clone it whole"
    return Problem(data.name, 1, "", message, "history", "warning")


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints, None where it is missing or refuses."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(
            command, capture_output=True, check=True, text=True, encoding="utf-8", errors="surrogateescape"
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
