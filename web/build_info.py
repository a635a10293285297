"""What the database says about its own build, read from the table build_info."""

from typing import Any

DATABASE = "directory"


async def read_build_info(datasette: Any) -> dict[str, str]:
    """Every key of build_info with its value."""
    database = datasette.get_database(DATABASE)
    rows = await database.execute("select key, value from build_info order by key")
    return {row["key"]: row["value"] for row in rows}
