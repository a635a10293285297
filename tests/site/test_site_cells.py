"""Cells read as people read: links to pages of the site, lists as words, and never as markup."""

from urllib.parse import urlencode

import pytest
from datasette.app import Datasette


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("'/services/x' as url", '<a href="/services/x">/services/x</a>'),
        ("'/services/<b>' as url", "/services/&lt;b&gt;"),
        ("'//evil.example' as url", "//evil.example"),
        ('\'["a", "b"]\' as needs', "a, b"),
        ("'[\"<script>\"]' as needs", "&lt;script&gt;"),
        ("'[1, 2]' as numbers", "[1, 2]"),
        ("'[not json' as words", "[not json"),
    ],
)
async def test_a_cell(site: Datasette, expression: str, shown: str) -> None:
    response = await site.client.get(f"/directory?{urlencode({'sql': f'select {expression}'})}")
    cells = response.text.partition("<tbody>")[2]
    assert f">{shown}</td>" in cells
