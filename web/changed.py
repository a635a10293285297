"""Which records have a page, and on what day the text of each last changed."""

import sqlite3

TABLES = ("services", "organisations", "practices", "events", "documents", "places", "glossary", "sources")
"""Folders and tables of the records that have a page, those that people look for first."""
UNDATED = ("places",)
"""Tables that do not tell when a record changed."""
RECORDS = " union all ".join(
    f"select {position} as position, '{table}' as folder, id, {'null' if table in UNDATED else 'last_changed'} as day "
    f"from {table}"
    for position, table in enumerate(TABLES)
)
ALL = f"select folder, id, day from ({RECORDS}) order by position, id"
NEWEST = f"""
select folder, id, day from ({RECORDS}) where day is not null order by day desc, position, id limit ? offset ?
"""


def all_records(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    """Folder, id and day of every record, in the order of the lists."""
    return connection.execute(ALL).fetchall()


def changed_last(connection: sqlite3.Connection, most: int, start: int = 0) -> list[sqlite3.Row]:
    """Folder, id and day of those that changed last, by day, kind and id; none where the build knew no history."""
    return connection.execute(NEWEST, [most, start]).fetchall()
