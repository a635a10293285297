"""Fold away what the columns of a table mean: on a phone they would fill screens before the first row."""

from typing import Any


def column_meanings(datasette: Any, database: str, table: str) -> dict[str, Any]:
    """The table's metadata without its columns, which Datasette would print in full, and the columns apart."""
    metadata = dict(datasette.table_metadata(database, table))
    meanings = metadata.pop("columns", {})
    datasette.update_with_inherited_metadata(metadata)
    return {"metadata": metadata, "column_meanings": meanings}
