"""Where a page offers to take along what it shows."""

from typing import Any
from urllib.parse import urlencode

from web.address_query import Parameters
from web.build_info import DATABASE
from web.downloads.directory import of_the_rows
from web.downloads.forms import FORMS
from web.downloads.limits import MOST_ROWS


def download_links(root: str, path: str, parameters: Parameters) -> dict[str, str]:
    """Addresses by the name of their form; `root` is the first part of every address of the site."""
    question = f"?{urlencode(parameters, safe='/')}" if parameters else ""
    return {form.upper(): f"{root.rstrip('/')}/download{path}.{form}{question}" for form in FORMS}


def stock_downloads(datasette: Any, request: Any) -> dict[str, Any]:
    """For Datasette's pages of rows; under its own names for the link and the form, so that these lead here too."""
    root = datasette.setting("base_url")
    path = "/" + request.path.removeprefix(root)
    if path == f"/{DATABASE}" and "sql" not in request.args:
        return {}
    asked = of_the_rows(request.query_string)
    links = download_links(root, path, asked)
    bare = download_links(root, path, [])["CSV"]
    return {
        "most_rows": MOST_ROWS,
        "downloads": links,
        "url_csv": links["CSV"],
        "url_csv_path": bare,
        "url_csv_hidden_args": asked,
    }
