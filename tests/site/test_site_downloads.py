"""Every row of what Datasette shows, as a file; SQL of one's own as far as it is told; and how files are sent."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest
from datasette.app import Datasette
from downloaded import FORMS, taken
from factories import query
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from serving import running, serving, started

from extracts.csv_text import harmless
from pipeline.tables import TABLES
from web.downloads import limits, readers

VIEWS = "select name from sqlite_master where type = 'view'"
TABLE = "/directory/organisations"
NUMBERS = "with recursive n(x) as (select 1 union all select x + 1 from n where x < {most}) select x from n"
FAILS_LATE = "with recursive n(x) as (select 1 union all select x + 1 from n where x < 9000) {select} from n"
FAILING = FAILS_LATE.format(select="select x, abs(case x when 8000 then -9223372036854775808 else x end)")


def sql(text: str, **values: str) -> str:
    return "/directory?" + urlencode({"sql": text, **values})


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


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("most", "complete"), [(limits.MOST_ROWS, "true"), (limits.MOST_ROWS + 1, "false")])
async def test_sql_of_ones_own_stops_at_the_limit_and_says_so(
    site: Datasette, form: str, most: int, complete: str
) -> None:
    path = sql(NUMBERS.format(most=most)).replace("?", f".{form}?")
    response = await site.client.get(f"/download{path}")
    assert (response.headers["x-complete"], response.headers["x-rows-limit"]) == (complete, "10000")
    rows = await taken(site, sql(NUMBERS.format(most=most)), form)
    assert [int(row["x"]) for row in rows] == list(range(1, limits.MOST_ROWS + 1))
    if form == "json":
        told = "complete: " if complete == "true" else "not complete: the first 10,000 rows only"
        assert response.json()["note"].startswith(told)
    if form == "csv":
        assert response.text.count("not complete: the first 10,000 rows") == (complete == "false") * limits.MOST_ROWS


async def test_it_stops_at_a_size_too(site: Datasette) -> None:
    text = NUMBERS.format(most=3000).replace("select x from", "select replace(hex(zeroblob(5000)), '00', 'xx') from")
    response = await site.client.get(f"/download{sql(text).replace('?', '.json?')}")
    assert response.headers["x-complete"] == "false"
    assert len(response.json()["rows"]) == 2000


async def test_conditions_in_sql_are_sql_of_ones_own(site: Datasette) -> None:
    endless = f"1=1 union all select x, x, x, x from ({NUMBERS.format(most=20_000)}) --"
    response = await site.client.get(f"/download{TABLE}.csv?_where={quote(endless)}")
    assert (response.status_code, response.headers["x-complete"]) == (200, "false")
    assert (await site.client.get(f"/download{TABLE}.csv?_where=kind='public'")).headers["x-complete"] == "true"


async def test_any_value_can_be_taken(site: Datasette) -> None:
    text = "select 1 as a, 'x' as a, x'00ff' as b, 9e999 as c, cast(x'ff' as text) as d, null as e, :f as f"
    (row,) = await taken(site, sql(text, f="=1+1"), "json")
    assert row == {"a": 1, "a_2": "x", "b": "AP8=", "c": "inf", "d": "\ufffd", "e": None, "f": "=1+1"}
    (row,) = await taken(site, sql(text, f="=1+1"), "csv")
    assert row["f"] == "'=1+1"
    (row,) = await taken(site, sql(text, f="=1+1"), "xlsx")
    assert row["f"] == "=1+1"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("path", "told"),
    [
        (sql("select nope"), "no such column: nope"),
        (sql("delete from organisations"), "Statement must be a SELECT"),
        (sql("select 1 from pragma_journal_mode"), "PRAGMA"),
        (sql(NUMBERS.format(most=10**9).replace("select x from n", "select count(*) from n")), "took too long"),
        (sql(FAILING), "integer overflow"),
        ("/directory", "Wrong parameter"),
        (f"{TABLE}?_sort=nope", "Cannot sort table by nope"),
        (f"{TABLE}?_through={{}}", "Wrong parameter"),
        (f"{TABLE}?name__in=[", "Wrong parameter"),
        (f"{TABLE}?_col=nope", "invalid columns"),
        (f"{TABLE}?_filter_column=name&_filter_op=exact&_filter_value=a", "Wrong parameter"),
    ],
)
async def test_mistakes_are_told_before_the_first_byte(site: Datasette, path: str, told: str, form: str) -> None:
    before, mark, question = path.partition("?")
    response = await site.client.get(f"/download{before}.{form}{mark}{question}")
    assert response.status_code == 400
    assert told in response.text
    assert "content-disposition" not in response.headers
    assert response.headers["content-type"].startswith("application/json" if form == "json" else "text/html")


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


class Client:
    """A reader who takes a piece when told to, and may leave."""

    def __init__(self, site: Datasette, path: str) -> None:
        before, _, question = path.partition("?")
        self.scope = {
            "type": "http", "method": "GET", "path": before, "raw_path": before.encode(), "scheme": "http",
            "query_string": question.encode(), "headers": [(b"host", b"localhost")], "http_version": "1.1",
        }  # fmt: skip
        self.sent: list[dict[str, Any]] = []
        self.started, self.going_on, self.leaving = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.answering = asyncio.ensure_future(site.app()(self.scope, self.receive, self.send))

    async def receive(self) -> dict[str, Any]:
        await self.leaving.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        self.sent.append(message)
        self.started.set()
        if message["type"] == "http.response.body":
            await self.going_on.wait()

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    def leave(self) -> None:
        self.leaving.set()
        self.going_on.set()


async def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(500):
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to that")


@pytest.fixture
async def narrow(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A site that sends two files at once."""
    monkeypatch.setattr(readers, "AT_ONCE", 2)
    async with started(folder) as site:
        yield site


async def test_more_than_so_many_at_once_are_asked_to_wait(narrow: Datasette) -> None:
    slow = [Client(narrow, f"/download{TABLE}.csv") for _ in range(2)]
    for each in slow:
        await each.started.wait()
    refused = await narrow.client.get(f"/download{TABLE}.csv")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "30")
    assert (await narrow.client.get(TABLE)).status_code == 200
    slow[0].going_on.set()
    await slow[0].answering
    assert slow[0].sent[-1]["body"] == b""
    await wait_until(lambda: len(readers.readers_of(narrow).free) == 1)
    assert len(await taken(narrow, TABLE, "csv")) == 1203
    slow[1].leave()
    await slow[1].answering


async def test_for_a_reader_who_has_left_nothing_more_is_made(narrow: Datasette) -> None:
    client = Client(narrow, f"/download{TABLE}.csv")
    await client.started.wait()
    client.leave()
    await client.answering
    # The start, and the one piece that was under way: no end, as if all had come.
    assert all(message.get("more_body", True) for message in client.sent)
    await wait_until(lambda: len(readers.readers_of(narrow).free) == 2)


async def test_a_reader_who_takes_nothing_is_taken_for_gone(narrow: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.downloads.sending.PATIENCE", 0.05)
    client = Client(narrow, f"/download{TABLE}.csv")
    await client.answering
    assert client.sent[-1]["more_body"]
    await wait_until(lambda: len(readers.readers_of(narrow).free) == 2)


@pytest.fixture
def served(folder: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server over the tiny database, with a query that fails on its way; and its log."""
    (folder / "metadata.json").write_text(
        json.dumps({"databases": {"directory": {"queries": {"failing": {"sql": FAILING}}}}})
    )
    with serving(folder, tmp_path / "log") as address:
        yield address, tmp_path / "log"


def test_a_file_that_fails_on_its_way_is_broken_off(served: tuple[str, Path]) -> None:
    address, log = served
    for encoding in ("gzip", "identity"):
        with (
            closing(httpx.Client(headers={"Accept-Encoding": encoding})) as client,
            client.stream("GET", f"{address}/download/directory/failing.csv?verysecretword=1") as response,
        ):
            assert response.status_code == 200
            with pytest.raises(httpx.RemoteProtocolError):
                response.read()
    assert httpx.get(f"{address}/-/health").json()["ok"]
    assert "verysecretword" not in log.read_text()


async def test_nothing_of_a_question_is_logged(
    site: Datasette, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        for path in (f"{TABLE}.csv?name=verysecretword", "/directory.csv?sql=select+verysecretword"):
            await site.client.get(f"/download{path}")
    told = "\n".join([*map(logging.Formatter().format, caplog.records), *capfd.readouterr()])
    assert "verysecretword" not in told


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
