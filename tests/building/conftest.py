"""The database of the tiny collection."""

from pathlib import Path

import pytest
from factories import TODAY

from pipeline.build import build


@pytest.fixture
def database(folder: Path, tmp_path: Path) -> Path:
    """The database of the tiny collection."""
    build(folder, tmp_path / "directory.db", TODAY)
    return tmp_path / "directory.db"
