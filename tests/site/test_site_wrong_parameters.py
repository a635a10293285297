"""Wrong parameters and faulty SQL are a 400 that says so, what Datasette ignores stays a page."""

import gc

import pytest
from datasette.app import Datasette
from serving import TABLE

VIEW = "/directory/organisation_directory"
WRONG = [
    "_sort=nonexistent",
    "_sort=%00",
    "_sort=name%00",
    "_sort=id&_sort_desc=id",
    "name__in=[",
    "name__in=[1,[2]]",
    "name__in=" + "[" * 5000,
    "id__in=[99999999999999999999]",
    "name__gt=99999999999999999999",
    "name__arraycontains=x",
    "_through={}",
    "_through=[]",
    "_through=5",
    '_through={"table":"nope","column":"id","value":"1"}',
    "_size=abc",
    "_size=-1",
    "_size=100000",
    "_col=nonexistent",
    "_nocol=nonexistent",
    "_timelimit=abc",
    "_where=",
    "_where=nonexistent",
    "_where=:value",
    "_where=1;drop",
    "_fts_table=nonexistent&_search=x",
    "&".join(f"name={number}" for number in range(1200)),
]
SEARCHES = ["_searchmode=raw&_search=%22", "_search_nonexistent=x", "_searchlight=x"]
FACETS = [
    "_facet=nonexistent",
    "_facet_date=nonexistent",
    "_facet_array=name",
    "_facet_size=%C2%B2",
    "_ttl=%C2%B2",
]


async def assert_refused(site: Datasette, address: str, caplog: pytest.LogCaptureFixture) -> None:
    response = await site.client.get(address)
    assert response.status_code == 400
    assert "Traceback" not in response.text
    assert not [record for record in caplog.records if record.name.startswith("web")]


@pytest.mark.parametrize("path", [TABLE, VIEW, TABLE + ".json", TABLE + ".csv"])
@pytest.mark.parametrize("query", WRONG)
async def test_a_wrong_parameter_is_a_400(
    site: Datasette, path: str, query: str, caplog: pytest.LogCaptureFixture
) -> None:
    await assert_refused(site, f"{path}?{query}", caplog)


@pytest.mark.parametrize("path", [TABLE, TABLE + ".json", TABLE + ".csv"])
@pytest.mark.parametrize("query", SEARCHES)
async def test_a_wrong_search_is_a_400(
    site: Datasette, path: str, query: str, caplog: pytest.LogCaptureFixture
) -> None:
    await assert_refused(site, f"{path}?{query}", caplog)


# Datasette leaves coroutines behind when a facet fails.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.parametrize("path", [TABLE, VIEW, TABLE + ".json"])
@pytest.mark.parametrize("query", FACETS)
async def test_a_wrong_facet_is_a_400(site: Datasette, path: str, query: str, caplog: pytest.LogCaptureFixture) -> None:
    await assert_refused(site, f"{path}?{query}", caplog)
    gc.collect()


@pytest.mark.parametrize("query", ["_next=garbage", "_next=a,b,c", "_sort=name&_next=x"])
async def test_garbage_for_the_next_page_of_a_view_is_a_400(site: Datasette, query: str) -> None:
    assert (await site.client.get(f"{VIEW}?{query}")).status_code == 400


@pytest.mark.parametrize("query", ["_next=garbage", "_searchmode=nonsense&_search=x", "_shape=", "unknown=1"])
async def test_what_datasette_ignores_stays_a_page(site: Datasette, query: str) -> None:
    assert (await site.client.get(f"{TABLE}?{query}")).status_code == 200


async def test_json_is_answered_with_json(site: Datasette) -> None:
    response = await site.client.get(TABLE + ".json?_sort=nonexistent")
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert response.json() == {
        "ok": False,
        "error": "Cannot sort table by nonexistent",
        "status": 400,
        "title": "This request cannot be answered",
    }
    asked = await site.client.get("/nowhere", headers={"Accept": "application/json"})
    assert (asked.status_code, asked.json()["status"]) == (404, 404)


@pytest.mark.parametrize("sql", ["select+1;select+2", "select+nope", "select+%00", "select+*+from+nope"])
async def test_faulty_sql_can_be_corrected(site: Datasette, sql: str) -> None:
    response = await site.client.get(f"/directory?sql={sql}")
    assert response.status_code == 400
    assert '<textarea id="sql-editor"' in response.text
    assert "message-error" in response.text


async def test_sql_that_is_no_query_is_refused(site: Datasette) -> None:
    response = await site.client.get("/directory?sql=drop+table+organisations")
    assert response.status_code == 400
    assert "Statement must be a SELECT" in response.text
