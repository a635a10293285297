"""A page, and what a reader sees of it."""

import re
from html import unescape

from datasette.app import Datasette


async def page_of(site: Datasette, path: str) -> str:
    """The page at an address that answers."""
    response = await site.client.get(path)
    assert response.status_code == 200, response.text
    page: str = response.text
    return page


def words(page: str) -> str:
    """The text of a page, spaces made one."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def options(page: str, name: str) -> set[str]:
    """What a filter of a page offers."""
    select = re.search(rf'<select id="filter-{name}"(.*?)</select>', page, re.S)
    assert select, name
    return set(re.findall(r'<option value="([^"]+)"', select[1]))
