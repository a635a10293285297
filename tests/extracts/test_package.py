"""Frictionless finds no fault in the small package, and does find one where there is one."""

import csv
import shutil
from pathlib import Path

import pytest
from frictionless import Package, system


def faults(path: Path) -> list[str]:
    """What the validator says."""
    with system.use_context(trusted=True):
        report = Package(str(path)).validate()
    assert report.stats["tasks"] > 200
    return [
        *(error.message for error in report.errors),
        *(f"{each[0]}: {each[1]}" for each in report.flatten(["type", "message"])),
    ]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("name", ["datapackage.json", "solidarity-directory.zip"])
def test_the_package_is_valid(name: str, hostile_extracts: Path) -> None:
    assert faults(hostile_extracts / name) == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_broken_reference_would_be_found(hostile_extracts: Path, tmp_path: Path) -> None:
    broken = shutil.copytree(hostile_extracts, tmp_path / "broken")
    with (broken / "csv" / "service_needs.csv").open("a", encoding="utf-8", newline="") as target:
        csv.writer(target).writerow(["no-such-service", "meal"])
    found = faults(broken / "datapackage.json")
    assert any(fault.startswith("foreign-key") for fault in found)
    assert any(fault.startswith("hash-count") for fault in found)
