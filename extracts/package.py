"""The description of a folder of extracts as a Frictionless data package (v1): what each file holds, and its hash."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extracts.files import media_type
from extracts.sheet import LICENCE_ADDRESS, PUBLISHER
from extracts.tables import Build
from pipeline.tables.shape import Column, Table, View

LICENCES = [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": LICENCE_ADDRESS}]
SOURCES = [
    {"title": "Pages and papers that the records cite: csv/sources.csv", "path": "csv/sources.csv"},
    {"title": "GeoNames, CC BY 4.0: names and middles of places", "path": "https://www.geonames.org/"},
    {
        "title": "INSEE, Code officiel géographique, Licence Ouverte 2.0: codes and hierarchy of French places",
        "path": "https://www.insee.fr/fr/information/2560452",
    },
]
DESCRIPTION = """Organisations, services and good practices that help people on the move, around Calais and the
Franco-British border and in the SOLIDAR network across Europe. Every record names its sources and says how old they
are; much is old or undated: ask first, before you send anyone. In CSV and XLSX an empty cell means that no source says.
In CSV a text that a spreadsheet would run as a formula has an apostrophe before it; JSON, JSON Lines, Parquet and
SQLite have every value exactly."""
TYPES = {"INTEGER": "integer", "REAL": "number", "TEXT": "string"}
FORMS: dict[str, dict[str, Any]] = {
    "list": {"type": "array"},
    "date": {"type": "date"},
    "flag": {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]},
}


@dataclass(frozen=True)
class File:
    """A file of the folder: the table that it holds, with its rows, where it holds one."""

    path: str
    title: str
    table: Table | View | None = None
    rows: int | None = None


def citation(build: Build) -> str:
    """How to name what was taken."""
    return f"{PUBLISHER}, collection of {build.day}, {build.address}/, CC BY 4.0"


def package(build: Build, folder: Path, files: Iterable[File]) -> dict[str, Any]:
    """The whole of datapackage.json, for files that are written already."""
    return {
        "profile": "data-package",
        "name": "solidarity-directory",
        "title": PUBLISHER,
        "description": " ".join(DESCRIPTION.split()),
        "homepage": f"{build.address}/",
        "version": build.day,
        "created": f"{build.day}T00:00:00Z",
        "content_hash": build.info["content_hash"],
        "citation": citation(build),
        "licenses": LICENCES,
        "sources": SOURCES,
        "contributors": [{"title": PUBLISHER, "role": "publisher", "path": f"{build.address}/"}],
        "keywords": ["migration", "asylum", "refugees", "social services", "good practices", "Calais", "SOLIDAR"],
        "resources": [_resource(folder, file) for file in files],
    }


def _resource(folder: Path, file: File) -> dict[str, Any]:
    path = folder / file.path
    kind = path.suffix.removeprefix(".")
    told: dict[str, Any] = {
        "name": path.stem.lower() if kind == "csv" else f"{path.stem}-{kind}".lower(),
        "path": file.path,
        "title": file.title,
        "format": kind,
        "mediatype": media_type(file.path).partition(";")[0],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256(path)}",
    }
    if file.table and kind == "csv":
        return told | {"rows": file.rows} | _tabular(file.table)
    # Its rows are those of the CSV: validators would look for a schema.
    return told | {"type": "file"}


def sha256(path: Path) -> str:
    """Hash of a file, read in parts."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _tabular(table: Table | View) -> dict[str, Any]:
    """What a validator checks of a CSV file."""
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys := list(_foreign_keys(table)):
        schema["foreignKeys"] = keys
    described = {"profile": "tabular-data-resource", "description": table.description}
    return {**described, "encoding": "utf-8", "schema": schema}


def _field(column: Column) -> dict[str, Any]:
    form = FORMS.get(column.form, {"type": TYPES[column.type]})
    told = {"name": column.name, **form, "description": column.description}
    # CSV has no sign for an empty text: it would count as missing.
    return told | ({"constraints": {"required": True}} if column.required and not column.blank else {})


def _foreign_keys(table: Table | View) -> Iterator[dict[str, Any]]:
    for column in table.columns:
        if column.references:
            other = "" if column.references == table.name else column.references
            yield {"fields": column.name, "reference": {"resource": other, "fields": "id"}}
