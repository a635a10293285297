"""Writes the reference of tables for people who use the data, from the descriptions of the columns."""

from collections.abc import Iterable, Iterator

from pipeline.tables.shape import Column, Table, View

_HEAD = """# Tables and their columns

Made from the schema by `python build.py generate`; to change a line, change the description in `schema/` or
`pipeline/tables/`. [data.md](data.md) tells how they hang together and where to take them.
"""
_TYPES = {"TEXT": "text", "INTEGER": "whole number", "REAL": "number"}
_FORMS = {"list": "JSON array", "date": "day", "edtf": "date in EDTF", "flag": "0 or 1", "address": "web address"}


def table_reference(tables: Iterable[Table | View]) -> str:
    """The Markdown page of some tables and views, in their order."""
    return "\n".join([_HEAD, *(line for table in tables for line in _lines(table))])


def _lines(table: Table | View) -> Iterator[str]:
    key = f" Key: {', '.join(f'`{name}`' for name in table.key)}." if table.key else ""
    yield f"## {table.name}"
    yield ""
    yield f"{table.description}{key}"
    yield ""
    yield "| column | values | meaning |"
    yield "| --- | --- | --- |"
    for column in table.columns:
        yield f"| `{column.name}` | {_values(column)} | {column.description.replace('|', '&#124;')} |"
    yield ""


def _values(column: Column) -> str:
    told = [_FORMS.get(column.form, _TYPES[column.type])]
    if column.references:
        told.append(f"`id` of [{column.references}](#{column.references})")
    if column.required:
        told.append("never empty")
    return ", ".join(told)
