"""Make the CSV link of a table page give every row, each once, with the filters that are on."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

# What says how a page looks rather than which rows and columns it holds.
OF_THE_PAGE = {
    "_sort", "_sort_desc", "_sort_by_desc", "_next", "_size", "_stream", "_dl", "_shape", "_nl", "_json",
    "_ttl", "_timelimit", "_facet", "_facet_array", "_facet_date", "_facet_size", "_nofacet", "_nocount",
    "_nosuggest", "_labels",
}  # fmt: skip


async def table_downloads(datasette: Any, request: Any, database: str, table: str) -> dict[str, Any]:
    """Datasette's own names for the link and the form, so that its templates offer the right ones."""
    asked = parse_qsl(request.query_string, keep_blank_values=True)
    kept = [(key, value) for key, value in asked if key not in OF_THE_PAGE]
    sort = await sort_of_every_row(datasette, database, table)
    arguments = [*kept, ("_stream", "on"), ("_size", "max"), *sort, ("_dl", "on")]
    path = datasette.urls.table(database, table, format="csv")
    return {
        "url_csv": f"{path}?{urlencode(arguments)}",
        "url_csv_path": path,
        "url_csv_hidden_args": [pair for pair in arguments if pair[0] != "_dl"],
    }


async def sort_of_every_row(datasette: Any, name: str, table: str) -> list[tuple[str, str]]:
    """The order in which Datasette loses no row from one page to the next: by the primary key.

    Any other order breaks ties differently on the first page and on the next ones. A key of several columns
    is Datasette's own order when none is asked for; a view has no key, but ours have the id of a record.
    """
    database = datasette.get_database(name)
    keys = await database.primary_keys(table)
    columns = await database.table_columns(table)
    if not keys and "id" in columns:
        keys = ["id"]
    sortable = datasette.table_metadata(name, table).get("sortable_columns", columns)
    return [("_sort", keys[0])] if len(keys) == 1 and keys[0] in sortable else []
