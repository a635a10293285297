"""Puts together what tests run: a database that is built without an error, and the files of the site beside it."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from click.testing import Result

from pipeline.build import build
from pipeline.problems import errors

ROOT = Path(__file__).parents[1]
SITE = ("plugins", "templates", "static", "settings.json")

Command = Callable[..., Result]
"""Runs a command of build.py."""


def build_database(data: Path, database: Path, day: date) -> Path:
    """Builds a collection that has no error."""
    assert [str(problem) for problem in errors(build(data, database, day))] == []
    return database


def build_command(data: Path, database: Path, day: date) -> list[str]:
    """The command line that builds a collection."""
    options = {"--data": data, "--date": day, "--database": database}
    return [sys.executable, str(ROOT / "build.py"), "build", *(str(part) for pair in options.items() for part in pair)]


def link_site(folder: Path, *others: str) -> Path:
    """Links the files of the site into a folder that holds, or will hold, a database."""
    for name in (*SITE, *others):
        (folder / name).symlink_to(ROOT / name)
    return folder
