"""Writes what follows from the schema: JSON Schemas for editors, references of fields and tables, metadata.yml."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from pipeline import yaml_text
from pipeline.fields import field_reference
from pipeline.table_reference import table_reference
from pipeline.tables import TABLES, VIEWS
from pipeline.tables.build_info import BUILD_INFO
from pipeline.tables.shape import Table, View
from schema.base import Entry
from schema.kinds import BESIDE, KINDS
from schema.references import Term
from schema.vocabulary import Vocabulary

_BEGIN = "# tables: generated from the schema by `python build.py generate`; do not edit below\n"
_END = "# end of generated tables\n"
_INDENT = " " * 4


def write_all(root: Path) -> list[Path]:
    """Writes every generated file under a root that has data/ and metadata.yml; returns their paths."""
    files = dict(generated(root))
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)


def generated(root: Path) -> Iterator[tuple[Path, str]]:
    """Path and content of every generated file."""
    terms = _terms(root / "data" / "vocabularies")
    for kind in (*KINDS.values(), *BESIDE.values()):
        yield root / "schema" / "json" / f"{kind.folder}.schema.json", _json(json_schema(kind.model, terms))
    yield root / ".vscode" / "settings.json", _json(_editor_settings())
    yield root / "docs" / "fields.md", field_reference()
    shown = [table for table in TABLES if not table.hidden]
    yield root / "docs" / "tables.md", table_reference([*VIEWS, *shown, BUILD_INFO])
    metadata = root / "metadata.yml"
    yield metadata, with_tables(metadata.read_text(encoding="utf-8"))


def json_schema(model: type[Entry], terms: dict[str, list[str]]) -> dict[str, Any]:
    """The JSON Schema of a kind, with the terms of each vocabulary as choices."""
    schema = model.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_with_choices(schema, terms)}


def with_tables(metadata: str) -> str:
    """The text of metadata.yml with its generated part made anew."""
    before, marker, rest = metadata.partition(_BEGIN)
    after = rest.partition(_END)[2]
    if not marker:
        raise ValueError(f"metadata.yml has lost the line that begins with {_BEGIN[:17]!r}; put it back")
    tables = {table.name: _table_metadata(table) for table in (*TABLES, BUILD_INFO)}
    views = {view.name: _described(view) for view in VIEWS}
    text = yaml.safe_dump({"tables": tables | views}, allow_unicode=True, sort_keys=False, width=120)
    indented = "".join(_INDENT + line for line in text.splitlines(keepends=True))
    return f"{before}{_BEGIN}{indented}{_INDENT}{_END}{after}"


def _table_metadata(table: Table) -> dict[str, Any]:
    """What Datasette is told of a table."""
    settings = _described(table, sortable_columns=list(table.orders))
    if table.label:
        settings["label_column"] = table.label
    if table.hidden:
        settings |= {"hidden": True, "allow": False}
    if table.facets:
        settings["facets"] = list(table.facets)
    return settings


def _described(table: Table | View, **more: Any) -> dict[str, Any]:
    """What Datasette shows of a table or view."""
    return {
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.description,
        **more,
        "columns": {column.name: column.description for column in table.columns},
    }


def _editor_settings() -> dict[str, Any]:
    """Which schema an editor with a YAML language server applies to which files."""
    schemas = {f"./schema/json/{folder}.schema.json": f"data/{folder}/*.yml" for folder in KINDS}
    schemas |= {f"./schema/json/{folder}.schema.json": f"data/{folder}/*/*.yml" for folder in BESIDE}
    return {"yaml.schemas": schemas, "files.eol": "\n", "files.insertFinalNewline": True}


def _terms(folder: Path) -> dict[str, list[str]]:
    """Term ids by scheme, in the order of the vocabulary."""
    contents = (yaml_text.parse(path.read_bytes())[0] for path in sorted(folder.glob("*.yml")))
    schemes = map(Vocabulary.model_validate, contents)
    return {scheme.id: [term.id for term in scheme.terms] for scheme in schemes}


def _with_choices(schema: Any, terms: dict[str, list[str]]) -> Any:
    """The schema with an enum wherever a value is a term of a vocabulary."""
    if isinstance(schema, list):
        return [_with_choices(item, terms) for item in schema]
    if not isinstance(schema, dict):
        return schema
    scheme = schema.get(Term.JSON_KEY)
    if isinstance(scheme, str) and scheme in terms:
        return {**schema, "enum": terms[scheme]}
    return {key: _with_choices(value, terms) for key, value in schema.items()}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
