"""The SQL that makes a table, fills it and indexes it."""

from pipeline.tables.shape import Column, Table


def create_table(table: Table) -> str:
    """A STRICT table, laid out to be read."""
    inline = table.key[0] if len(table.key) == 1 else None
    lines = [_definition(column, column.name == inline) for column in table.columns]
    if not inline:
        lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    return f"CREATE TABLE {_quoted(table.name)} (\n   " + ",\n   ".join(lines) + "\n) STRICT"


def insert(table: Table) -> str:
    """One row, with a place for each of its values."""
    return f"INSERT INTO {_quoted(table.name)} VALUES ({', '.join('?' * len(table.columns))})"


def create_index(table: Table, column: str) -> str:
    """An index on one column."""
    return f"CREATE INDEX {_quoted(f'idx_{table.name}_{column}')}\n    ON {_quoted(table.name)} ({_quoted(column)})"


def _definition(column: Column, is_key: bool) -> str:
    """A column with its type and what holds of its values."""
    words = [_quoted(column.name), column.type]
    if is_key:
        words.append("PRIMARY KEY")
    if column.required:
        words.append("NOT NULL")
    if column.references:
        words.append(f"REFERENCES {_quoted(column.references)}({_quoted('id')})")
    return " ".join(words)


def _quoted(name: str) -> str:
    return f'"{name}"'
