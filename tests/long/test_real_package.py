"""Frictionless finds no fault in the package of the real collection: types, keys, references, sizes and hashes."""

from pathlib import Path

import pytest
from frictionless import Package, system

from extracts.folder import write_extracts


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory, real_database: Path) -> Path:
    """Every extract of the real collection."""
    folder = tmp_path_factory.mktemp("extracts") / "downloads"
    write_extracts(real_database, folder, "https://directory.example")
    return folder


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_package_is_valid(extracts: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(str(extracts / "solidarity-directory.zip")).validate()
    assert report.errors == []
    assert report.flatten(["name", "type", "message"]) == []
    assert report.valid and report.stats["tasks"] > 200
