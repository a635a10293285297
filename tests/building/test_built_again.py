"""What a build leaves where it is run twice, stopped or killed."""

import os
import signal
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from assemble import build_command
from factories import EDITED, TODAY, query, write

from pipeline.build import T, build

ROOT = Path(__file__).parents[2]


def test_two_builds_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    first = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}
    second = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}
    made = [run_build(folder, tmp_path / f"{seed['PYTHONHASHSEED']}.db", **seed) for seed in (first, second)]
    assert made[0].read_bytes() == made[1].read_bytes()


def run_build(folder: Path, target: Path, **environment: str) -> Path:
    subprocess.run(build_command(folder, target, TODAY), env=os.environ | environment, check=True, capture_output=True)
    return target


def content_hash(folder: Path, target: Path, day: date = TODAY) -> str:
    build(folder, target, day)
    found: str = query(target, "select value from build_info where key = 'content_hash'")[0][0]
    return found


def test_content_hash_is_equal_for_equal_content_only(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    first = content_hash(folder, target)
    assert content_hash(folder, target) == first
    write(folder, "services/soup")
    with_soup = content_hash(folder, target)
    assert with_soup != first
    (folder / "services" / "soup.yml").unlink()
    assert content_hash(folder, target) == first


def test_rows_of_deleted_records_go(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    write(folder, "services/soup")
    build(folder, target, TODAY)
    assert query(target, "select count(*) from services") == [(4,)]
    (folder / "services" / "soup.yml").unlink()
    build(folder, target, TODAY)
    assert query(target, "select count(*) from services") == [(3,)]


@dataclass
class Broken:
    """Stops the build where it has written half of its tables."""

    after: int = 5

    def __call__(self, items: list[T], doing: str) -> Iterable[T]:
        for position, item in enumerate(items):
            if doing == "writing tables" and position == self.after:
                raise KeyboardInterrupt
            yield item


def test_interrupted_build_leaves_the_old_database(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    target.write_bytes(b"the last good one")
    with pytest.raises(KeyboardInterrupt):
        build(folder, target, TODAY, Broken())
    assert target.read_bytes() == b"the last good one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "directory.db"]


def test_killed_build_publishes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    target.write_bytes(b"the last good one")
    process = subprocess.Popen(
        build_command(ROOT / "data", target, EDITED), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and not list(tmp_path.glob(".*.tmp")):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert target.read_bytes() == b"the last good one"
    assert [path.name for path in tmp_path.glob("*.db")] == ["directory.db"]


def test_database_may_be_read_by_all(database: Path) -> None:
    assert oct(database.stat().st_mode & 0o777) == "0o644"
