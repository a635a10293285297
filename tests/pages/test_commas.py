"""What pages list is parted by the comma of their language."""

import re
from html import unescape

import pytest
from datasette.app import Datasette

NO_PROSE = r"<(script|style|svg|textarea|bdi|cite|title)\b.*?</\1>|<[^>]*dir=\"ltr\".*?</|<meta[^>]*>|<[^>]*>"
PAGES = (
    "/",
    "/about",
    "/overview",
    "/map",
    "/downloads",
    "/services",
    "/services/secours-catholique-day-centre-calais",
    "/organisations/solidar",
    "/places/calais",
    "/chosen?r=services/secours-catholique-day-centre-calais&r=organisations/solidar",
    "/vocabularies/needs",
)


@pytest.mark.parametrize("path", PAGES)
async def test_an_arabic_page_has_no_latin_comma_between_its_own_words(real_pages: Datasette, path: str) -> None:
    page = (await real_pages.client.get(f"/ar{path}")).text
    prose = unescape(re.sub(NO_PROSE, "", page, flags=re.DOTALL))
    assert re.findall(r".{0,30}, .{0,30}", prose) == []
