"""Every download has every row, each once."""

import csv
import io
import json
import re
from html import unescape
from pathlib import Path

from datasette.app import Datasette
from factories import query

from web.pages.downloads import BEHIND, IN_WORDS, RECORDS, WHOLE_JSON

ROOT = Path(__file__).parents[2]


async def offered(site: Datasette, kind: str) -> dict[str, str]:
    """Addresses of one format by table."""
    text = (await site.client.get("/downloads")).text
    return {
        table: unescape(link)
        for link, table in re.findall(rf'href="(/directory/(\w+)\.{kind}[^"]*)"', text)
    }  # fmt: skip


async def test_csv_has_every_row_once(real_pages: Datasette, real_database: Path) -> None:
    links = await offered(real_pages, "csv")
    assert set(links) == {*IN_WORDS, *RECORDS, *BEHIND}
    for table, link in links.items():
        response = await real_pages.client.get(link)
        assert response.headers["content-type"].startswith("text/csv"), table
        header, *rows = csv.reader(io.StringIO(response.text))
        ((expected,),) = query(real_database, f"select count(*) from {table}")
        assert len(rows) == expected, table
        assert len(set(map(tuple, rows))) == expected, table
        columns = query(real_database, f"select name from pragma_table_info('{table}')")
        assert header == [name for (name,) in columns], table


async def test_json_is_offered_where_it_has_every_row(real_pages: Datasette, real_database: Path) -> None:
    links = await offered(real_pages, "json")
    for table in (*IN_WORDS, *RECORDS, *BEHIND):
        ((expected,),) = query(real_database, f"select count(*) from {table}")
        assert (table in links) == (expected <= WHOLE_JSON), table
        if table in links:
            assert len((await real_pages.client.get(links[table])).json()) == expected, table


def test_the_page_knows_how_much_json_comes_at_once() -> None:
    assert json.loads((ROOT / "settings.json").read_text())["max_returned_rows"] == WHOLE_JSON


async def test_the_whole_file_is_told_as_it_is(real_pages: Datasette, real_database: Path) -> None:
    text = (await real_pages.client.get("/downloads")).text
    size = real_database.stat().st_size
    assert f"directory.db ({size / 1e6:.1f} MB)" in text
    assert len((await real_pages.client.get("/directory.db")).content) == size
    for (value,) in query(real_database, "select value from build_info where key in ('content_hash', 'data_licence')"):
        assert value in text


async def test_every_other_link_answers(real_pages: Datasette) -> None:
    text = (await real_pages.client.get("/downloads")).text.partition("<main")[2].partition("</main>")[0]
    for link in sorted({unescape(link) for link in re.findall(r'href="(/[^"#]*)', text)}):
        if ".csv" not in link and ".db" not in link:
            assert (await real_pages.client.get(link)).status_code == 200, link


async def test_a_small_collection_has_its_downloads(open_pages) -> None:
    assert (await (await open_pages()).client.get("/downloads")).status_code == 200
