"""Frictionless finds no fault in the package of the real collection: types, keys, references, sizes and hashes."""

from pathlib import Path

import pytest
from frictionless import Package, system


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_package_is_valid(real_extracts: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(str(real_extracts / "solidarity-directory.zip")).validate()
    assert report.errors == []
    assert report.flatten(["name", "type", "message"]) == []
    assert report.valid and report.stats["tasks"] > 200
