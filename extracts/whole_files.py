"""What holds all tables together: the database, the workbook, the map, the description, the hashes, the archive."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from string import Template

from extracts.archive import write_archive
from extracts.files import ARCHIVE, DATABASE, HASHES, MAP, PACKAGE, READ_ME, WORKBOOK
from extracts.geojson import PRECISION, geojson
from extracts.package import File, citation, package, sha256
from extracts.sheet import LICENCE
from extracts.table_files import write_pieces
from extracts.tables import PUBLIC, Build
from extracts.workbook import write_workbook

READ_ME_TEXT = Path(__file__).with_name("read_me.md")
SHEETS = (
    "services_in_words", "organisations_in_words", "practices_in_words", "services", "organisations", "practices",
    "events", "documents", "places", "glossary", "sources", "contacts", "service_locations", "service_hours",
    "relations", "figures",
)  # fmt: skip
"""Tables and views that people read; the others are for joins."""
MIND = (
    "Much is old or undated: ask first, before you send anyone. An empty cell means that no source says. Freshness was "
    "counted on the day above. Before what the columns called url hold, put the address of the site."
)
"""Stands on the first page of the workbook: who opens it has not read anything else."""

Step = Callable[[Build, Path, list[File]], None]
"""Writes a file into the folder and adds it to those that are written."""


def write_database(build: Build, folder: Path, files: list[File]) -> None:
    """The database itself."""
    shutil.copyfile(build.path, folder / DATABASE)
    files.append(File(DATABASE, "The whole directory as one SQLite file"))


def write_all_sheets(build: Build, folder: Path, files: list[File]) -> None:
    """The workbook of what people read."""
    tables = {table.name: table for table in PUBLIC}
    sheets = {name: build.sheet(tables[name]) for name in SHEETS}
    about = build.about("The directory for spreadsheets", "/downloads", MIND)
    with (folder / WORKBOOK).open("wb") as target:
        write_workbook(target, about, sheets)
    files.append(File(WORKBOOK, "Records in words and the main tables, for spreadsheets"))


def write_map(build: Build, folder: Path, files: list[File]) -> None:
    """The points of a map."""
    write_pieces(folder / MAP, geojson(build))
    files.append(File(MAP, "Places of services and organisations, for maps"))


def write_read_me(build: Build, folder: Path, files: list[File]) -> None:
    """What people read first."""
    told = {
        "day": build.day,
        "licence": LICENCE,
        "citation": citation(build),
        "content_hash": build.info["content_hash"],
        "precision": " ".join(PRECISION.split()),
        "address": build.address,
        "tables": "\n".join(_table_lines(files)),
    }
    text = Template(READ_ME_TEXT.read_text(encoding="utf-8")).substitute(told)
    (folder / READ_ME).write_text(text, encoding="utf-8")
    files.append(File(READ_ME, "What is what, the licence, and what to know"))


def _table_lines(files: list[File]) -> list[str]:
    rows = {file.table.name: (file.rows, file.table.description) for file in files if file.table}
    lines = [f"| `{name}` | {count} | {described} |" for name, (count, described) in rows.items()]
    return ["| table or view | rows | what it holds |", "| --- | --- | --- |", *lines]


def write_package(build: Build, folder: Path, files: list[File]) -> None:
    """The description that programs read."""
    text = json.dumps(package(build, folder, files), ensure_ascii=False, indent=1)
    (folder / PACKAGE).write_text(f"{text}\n", encoding="utf-8")
    files.append(File(PACKAGE, "What every file and column holds"))


def write_hashes(build: Build, folder: Path, files: list[File]) -> None:
    """The hashes of all files written so far, as `sha256sum` reads them; those that are known are not made again."""
    target = folder / HASHES
    lines = target.read_text(encoding="utf-8").splitlines() if target.exists() else []
    known = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    paths = sorted(file.path for file in files)
    text = "".join(f"{known.get(path) or sha256(folder / path)}  {path}\n" for path in paths)
    target.write_text(text, encoding="utf-8")


def write_whole_archive(build: Build, folder: Path, files: list[File]) -> None:
    """Everything in one, whose own hash can stand outside of it only."""
    write_archive(folder / ARCHIVE, folder, build.day)
    files.append(File(ARCHIVE, "All of it in one file"))


STEPS: tuple[Step, ...] = (
    write_database,
    write_all_sheets,
    write_map,
    write_read_me,
    write_package,
    write_hashes,
    write_whole_archive,
    write_hashes,
)
