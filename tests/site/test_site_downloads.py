"""Every row of what Datasette shows, as a file."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette
from downloaded import FAILING, FORMS, taken
from factories import query
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from serving import TABLE, running

from extracts.csv_text import harmless
from pipeline.tables import TABLES

VIEWS = "select name from sqlite_master where type = 'view'"


async def test_every_table_and_view_has_every_row_once(real_pages: Datasette, real_database: Path) -> None:
    tables = [table.name for table in TABLES if not table.hidden]
    for name in [*tables, *(view for (view,) in query(real_database, VIEWS))]:
        rows = await taken(real_pages, f"/directory/{name}", "csv")
        expected = query(real_database, f"select * from [{name}]")
        texts = [tuple("" if value is None else str(harmless(value)) for value in row) for row in expected]
        assert sorted(tuple(row.values()) for row in rows) == sorted(texts), name


@pytest.mark.parametrize("table", [table.name for table in TABLES if table.hidden] + ["nothing", "services_fts_data"])
async def test_what_is_not_public_does_not_exist(real_pages: Datasette, table: str) -> None:
    shown = (await real_pages.client.get(f"/directory/{table}")).status_code
    assert (await real_pages.client.get(f"/download/directory/{table}.csv")).status_code == shown
    assert shown == 404 or table == "services_fts_data"


@pytest.mark.parametrize(
    ("question", "where"),
    [
        ("_search=calais", "rowid in (select rowid from services_fts where services_fts match 'calais')"),
        ("freshness=current&_facet=status&_size=5&_next=b", "freshness = 'current'"),
        ("needs__arraycontains=food-parcels", "exists (select 1 from json_each(needs) where value = 'food-parcels')"),
        ("name__contains=a&status__isnull=1", "name like '%a%' and status is null"),
        ("_where=length(name)>30", "length(name) > 30"),
        ("_sort_desc=name", "true"),
    ],
)
async def test_filters_and_facets_are_those_of_the_page(
    real_pages: Datasette, real_database: Path, question: str, where: str
) -> None:
    rows = await taken(real_pages, f"/directory/services?{question}", "csv")
    expected = query(real_database, f"select id from services where {where}")
    ids = [row["id"] for row in rows]
    assert sorted(ids) == sorted(record for (record,) in expected)
    first = (await real_pages.client.get(f"/directory/services.json?{question}&_shape=array")).json()
    if "_next" not in question and "_search" not in question:
        assert ids[: len(first)] == [row["id"] for row in first]


async def test_columns_are_those_that_are_asked_for(site: Datasette) -> None:
    rows = await taken(site, f"{TABLE}?_col=name&kind=public", "json")
    assert {tuple(row) for row in rows} == {("id", "name")}


async def test_saved_queries_have_every_row(folder: Path) -> None:
    queries = {
        "all": {"sql": "select id, name from organisations where kind like coalesce(nullif(:kind, ''), '%')"},
        "failing": {"sql": FAILING},
    }
    metadata = {"databases": {"directory": {"queries": queries}}}
    async with running(Datasette(config_dir=folder, metadata=metadata)) as site:
        for form in FORMS:
            assert len({row["id"] for row in await taken(site, "/directory/all", form)}) == 1203
        assert len(await taken(site, "/directory/all?kind=public", "csv")) == 401
        response = await site.client.get("/download/directory/failing.xlsx")
    assert response.status_code == 400
    assert "integer overflow" in response.text


async def test_every_saved_query_of_the_site_can_be_taken(real_pages: Datasette) -> None:
    queries = await real_pages.get_canned_queries("directory", None)
    for name in queries:
        response = await real_pages.client.get(f"/directory/{name}.json?_shape=array")
        rows = await taken(real_pages, f"/directory/{name}", "json")
        assert len(rows) >= len(response.json()), name
        assert rows[:1000] == response.json()[:1000], name


async def test_a_long_question_does_not_stand_in_every_row(site: Datasette) -> None:
    document = (await site.client.get(f"/download{TABLE}.json?name__not={'x' * 3000}")).json()
    assert len(document["rows"]) == 1203
    assert (document["address"], document["note"]) == (
        f"http://localhost{TABLE}",
        "its question is too long to stand here",
    )


async def test_a_head_reads_no_rows(site: Datasette) -> None:
    response = await site.client.head(f"/download{TABLE}.csv?kind=public")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert (await site.client.head("/download/directory/nothing.csv")).status_code == 404


NAMES = st.sampled_from(
    ["name", "kind__in", "id__gt", "_search", "_where", "_sort", "_col", "_through", "_size", "sql"]
)
TYPED = st.text(st.characters(codec="utf-8"), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.sampled_from(["", "/organisations", "/organisation_directory", "/organisation_languages"]),
    st.lists(st.tuples(NAMES, TYPED | st.sampled_from(["1", "name", "select 1", "[]", "{}"])), max_size=3),
)
async def test_no_question_breaks_it(site: Datasette, path: str, arguments: list[tuple[str, str]]) -> None:
    response = await site.client.get(f"/download/directory{path}.json?{urlencode(arguments)}")
    assert response.status_code in (200, 400)
    assert ("rows" in response.json()) == (response.status_code == 200)
