"""What a reader sees of a page."""

import re
from html import unescape


def words(page: str) -> str:
    """The text of a page, spaces made one."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))
