"""The manual of the data tells the truth: its examples run as they stand, against the real collection, served."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from assemble import link_site
from serving import serving

from extracts.geojson import geojson
from extracts.tables import open_build

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "docs" / "data.md"
NOTEBOOK = ROOT / "docs" / "examples.ipynb"
MOST_LINES = 300
ADDRESS = "http://127.0.0.1:8001"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LAST_LINE = re.compile(r"^\S.*\Z", re.MULTILINE)
SILENT = ("curl -sO", "python -m zipfile", "cp ")
"""Commands that say nothing when all is well."""
R_READS = re.compile(r'read\.csv\("([^"]+)", fileEncoding = "UTF-8-BOM"\)')


@dataclass(frozen=True)
class Desk:
    """Where examples are run: a folder of their own, and the address of a site."""

    folder: Path
    site: str

    def run(self, *command: str) -> str:
        """What a command prints; its fault is the fault of the example."""
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "CURL_HOME": str(self.folder)}
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.returncode == 0, f"{command[-1]}\n{done.stderr}"
        return done.stdout

    def shell(self, text: str) -> str:
        """What lines for a shell print."""
        return self.run("bash", "-euc", text)

    def python(self, text: str) -> str:
        """What a program prints."""
        return self.run(sys.executable, "-c", text)

    def duckdb(self, text: str) -> str:
        """The rows of some SQL for DuckDB, whose shell is not installed."""
        with duckdb.connect() as connection:
            connection.execute(f"set file_search_path = '{self.folder}'")
            return str(connection.execute(text).fetchall() or "")

    def r(self, text: str) -> str:
        """R is not installed: its file is held to what read.csv takes."""
        name: str
        (name,) = R_READS.findall(text)
        content = (self.folder / name).read_bytes()
        assert content.startswith(BOM_UTF8) and b"\0" not in content
        header, *rows = csv.reader(content.decode("utf-8-sig").splitlines(keepends=True), strict=True)
        assert len(set(header)) == len(header) and all(column.isidentifier() for column in header)
        assert rows and {len(row) for row in rows} == {len(header)}
        for column in re.findall(r"\$(\w+)", text):
            assert column in header
        return name


HOW: dict[str, Callable[[Desk, str], str]] = {
    "sh": Desk.shell,
    "python": Desk.python,
    "duckdb": Desk.duckdb,
    "r": Desk.r,
}


@pytest.fixture
def desk(real_database: Path, real_extracts: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk, with the real collection and its extracts served."""
    missing = [program for program in ("curl", "sqlite3") if not shutil.which(program)]
    if missing:
        pytest.fail(f"the examples need {' and '.join(missing)}: install the Debian packages of these names")
    site, folder = tmp_path / "site", tmp_path / "desk"
    for each in (site, folder):
        each.mkdir()
    link_site(site, "metadata.yml")
    (site / "directory.db").symlink_to(real_database)
    (site / "downloads").symlink_to(real_extracts)
    (folder / "build.py").symlink_to(ROOT / "build.py")
    # A page of an error must not pass for an answer.
    (folder / ".curlrc").write_text("fail\n")
    with serving(site, tmp_path / "said.log") as address:
        yield Desk(folder, address)


def test_every_example_runs(desk: Desk) -> None:
    """In the order of the page: what one example takes, the next one reads. Then the notebook, from top to bottom."""
    for language, text in FENCE.findall(MANUAL.read_text(encoding="utf-8")):
        for part in text.splitlines() if language == "sh" else [text]:
            told = HOW[language](desk, part.replace(ADDRESS, desk.site))
            assert told.strip() or part.startswith(SILENT), part
    assert "current" in desk.python(in_notebook().replace(ADDRESS, desk.site))


def in_notebook() -> str:
    """The code of all cells; the last line of each is what a notebook shows."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    tools, *shown = ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return "\n".join([tools, *(LAST_LINE.sub(r"print(\g<0>)", cell) for cell in shown)])


def test_the_notebook_is_committed_without_what_a_run_leaves() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook["cells"])
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])


def test_points_are_as_gdal_reads_them(real_database: Path) -> None:
    """GDAL takes one kind of geometry and the same plain properties on each feature of a layer, longitude first."""
    with open_build(real_database, ADDRESS) as build:
        collection = json.loads(b"".join(geojson(build)))
    assert collection["type"] == "FeatureCollection" and "crs" not in collection
    features = collection["features"]
    assert {feature["type"] for feature in features} == {"Feature"}
    assert {feature["geometry"]["type"] for feature in features} == {"Point"}
    for longitude, latitude in (feature["geometry"]["coordinates"] for feature in features):
        assert -180 <= longitude <= 180 and -90 <= latitude <= 90
    assert len({tuple(feature["properties"]) for feature in features}) == 1
    plain = (str, int, float, type(None))
    for value in (value for feature in features for value in feature["properties"].values()):
        assert isinstance(value, plain) or all(isinstance(item, str) for item in value)
    assert len({feature["id"] for feature in features}) == len(features)


def test_the_manual_is_short() -> None:
    assert len(MANUAL.read_text(encoding="utf-8").splitlines()) < MOST_LINES
