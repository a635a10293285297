"""Puts together what tests run: a database that is built without an error, and the files of the site beside it."""

from datetime import date
from pathlib import Path

from pipeline.build import build


def build_database(data: Path, database: Path, day: date) -> Path:
    """Builds a collection that has no error."""
    assert [str(problem) for problem in build(data, database, day) if problem.level == "error"] == []
    return database
