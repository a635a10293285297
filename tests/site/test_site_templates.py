"""Datasette's own pages in our frame: language, landmarks, navigation, and a download of every row."""

import csv
import html
import re
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from datasette.app import Datasette
from serving import TABLE

VIEW = "/directory/organisation_directory"
PAGES = {
    "/directory": "Custom SQL query",
    "/directory?sql=select+1": "Custom SQL query",
    "/directory?sql=select": "message-error",
    TABLE: "1,203 rows",
    TABLE + "?_search=auberge&_facet=kind&kind=public": "search matches",
    VIEW: "(view)",
    TABLE + "/org-0001": "Auberge 1",
    "/directory/organisation_languages/org-0001,ar": "org-0001",
    "/-/versions": "c0ffee",
    "/nowhere": "Page not found",
    TABLE + "?_size=abc": "_size must be a positive integer",
}
MAIN = ["/services", "/organisations", "/practices", "/map"]
TABLES = ["organisations", "services", "practices", "events", "documents", "places", "glossary", "sources"]
FOR_DATA_PEOPLE = [*(f"/directory/{table}" for table in TABLES), "/directory#queries", "/directory#sql"]


@pytest.mark.parametrize(("path", "text"), PAGES.items())
async def test_every_stock_page_has_the_frame(site: Datasette, path: str, text: str) -> None:
    page = (await site.client.get(path)).text
    assert '<html lang="en" dir="ltr">' in page
    assert page.count("<main ") == page.count("</main>") == page.count("<h1") == 1
    assert '<a class="skip" href="#main">' in page
    assert 'id="main"' in page
    assert re.search(r"<title>\s*\S", page)
    assert text in page.partition("<main ")[2]


async def test_the_ways_lead_everywhere(site: Datasette) -> None:
    page = (await site.client.get("/nowhere")).text
    main, for_data_people = (way.partition("</nav>")[0] for way in page.split('<nav class="ways"')[1:])
    assert '<a class="brand" href="/">' in page
    assert re.findall(r'href="([^"]+)"', main) == MAIN
    assert re.findall(r'href="([^"]+)"', for_data_people) == FOR_DATA_PEOPLE


async def test_a_page_of_a_query_has_its_title_in_the_tab_and_no_sql(real_pages: Datasette) -> None:
    saved, typed = [
        (await real_pages.client.get(path)).text for path in ("/directory/ended-services", "/directory?sql=select+1")
    ]
    assert "<title>Which services have ended, and when? · Solidarity Directory</title>" in saved
    assert "<title>SQL · Solidarity Directory</title>" in typed


async def test_what_the_ways_name_on_the_page_of_the_database_is_there(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/directory")).text
    assert page.count('id="queries"') == page.count('id="sql"') == 1


async def test_the_frame_is_that_of_our_own_pages(real_pages: Datasette) -> None:
    ours, stock = [(await real_pages.client.get(path)).text for path in ("/", TABLE)]
    for start, end in (('<a class="brand"', "</a>"), ('<a class="exit"', "</a>"), ('<nav class="links"', "</nav>")):
        ours_part, stock_part = (page.rpartition(start)[2].partition(end)[0] for page in (ours, stock))
        assert re.findall(r'href="([^"]+)"', ours_part) == re.findall(r'href="([^"]+)"', stock_part)
        assert re.findall(r">([^<]+)<", ours_part) == re.findall(r">([^<]+)<", stock_part)


async def test_fields_of_filters_and_of_queries_have_a_name(site: Datasette) -> None:
    for path in (TABLE + "?kind=public", "/directory", "/directory?sql=select+1"):
        page = (await site.client.get(path)).text
        fields = re.findall(r"<(?:select|textarea|input type=.text|input aria-label)[^>]*>", page)
        assert fields
        assert [field for field in fields if "aria-label" not in field] == []


async def test_headings_leave_no_level_out(site: Datasette) -> None:
    for path in (TABLE + "?kind=public", VIEW, "/directory", "/directory?sql=select+1"):
        page = (await site.client.get(path)).text
        levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)


async def test_links_follow_the_base_url(folder: Path) -> None:
    site = Datasette(config_dir=folder, settings={"base_url": "/kb/"})
    page = (await site.client.get(TABLE)).text
    addresses = re.findall(r'(?:href|src|action)="(/[^"]*)"', page)
    assert addresses
    assert [address for address in addresses if not address.startswith("/kb/")] == []


async def test_what_a_visitor_types_is_text(site: Datasette) -> None:
    for path in (TABLE + "?_search=<b>&_col=<i>", TABLE + "?_sort=<b>", "/directory?sql=select+'<b>'"):
        page = (await site.client.get(path)).text
        assert re.search("&lt;[bi]&gt;", page), path
        assert not re.search("<[bi]>", page), path


def link_to_every_row(page: str) -> str:
    link = re.search(r'<p class="download-all">[^<]*<a href="([^"]+)"', page)
    assert link
    return html.unescape(link[1])


async def rows_of(site: Datasette, address: str) -> list[list[str]]:
    response = await site.client.get(address)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"].startswith("attachment")
    return list(csv.reader(StringIO(response.text)))[1:]


@pytest.mark.parametrize(
    ("path", "count"),
    [
        (TABLE, 1203),
        (TABLE + "?_sort=kind", 1203),
        (TABLE + "?_sort_desc=kind&_next=public,org-0100", 1203),
        (TABLE + "?_size=10&_facet=kind", 1203),
        (TABLE + "?kind=public", 401),
        (TABLE + "?kind=public&_sort_desc=name", 401),
        (TABLE + "?_search=auberge&_sort=kind", 1203),
        (TABLE + "?_search=7", 1),
        (TABLE + "?_where=name+like+'%259'&kind__not=public", 80),
        (TABLE + "?name__in=Auberge+1,Auberge+2", 2),
        (VIEW, 1203),
        (VIEW + "?_sort=kind", 1203),
        ("/directory/organisation_languages", 1),
    ],
)
async def test_the_csv_link_gives_every_row_once(site: Datasette, path: str, count: int) -> None:
    link = link_to_every_row((await site.client.get(path)).text)
    rows = await rows_of(site, link)
    assert len(rows) == len({row[0] for row in rows}) == count


async def test_the_link_says_what_it_does(site: Datasette) -> None:
    link = link_to_every_row((await site.client.get(TABLE + "?kind=public&_sort=name")).text)
    assert link == "/download/directory/organisations.csv?kind=public&_sort=name"


async def test_the_stock_link_and_form_give_every_row_too(site: Datasette) -> None:
    page = (await site.client.get(TABLE + "?kind=public&_sort=name")).text
    link = link_to_every_row(page)
    assert page.count(f'href="{html.escape(link)}"') == 2
    form = page.partition('<form action="/download/directory/organisations.csv"')[2].partition("</form>")[0]
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', form))
    assert hidden == {"kind": "public", "_sort": "name"}
    assert "checkbox" not in form


async def test_columns_that_cannot_be_sorted_are_left_alone(folder: Path) -> None:
    tables = {"organisations": {"sortable_columns": ["name"]}}
    site = Datasette(config_dir=folder, metadata={"databases": {"directory": {"tables": tables}}})
    link = link_to_every_row((await site.client.get(TABLE)).text)
    assert len(await rows_of(site, link)) == 1203


async def test_an_empty_table_offers_no_download(site: Datasette) -> None:
    assert "download-all" not in (await site.client.get(TABLE + "?kind=nothing")).text


async def test_queries_have_their_downloads_too(folder: Path) -> None:
    queries = {"kinds": {"sql": "select kind, count(*) from organisations group by kind"}}
    site = Datasette(config_dir=folder, metadata={"databases": {"directory": {"queries": queries}}})
    page = (await site.client.get("/directory/kinds")).text
    assert "Download every row:" in page
    assert len(await rows_of(site, link_to_every_row(page))) == 3
    page = (await site.client.get("/directory?sql=select+id+from+organisations+where+kind+=+:kind&kind=public")).text
    assert "Download the first 10,000 rows:" in page
    assert len(await rows_of(site, link_to_every_row(page))) == 401
    assert page.count(html.escape(link_to_every_row(page))) == 2
    assert "download-all" not in (await site.client.get("/directory")).text
