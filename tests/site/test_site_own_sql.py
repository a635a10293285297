"""SQL of one's own as a file: as far as it is told, and with its mistakes told first."""

from urllib.parse import quote, urlencode

import pytest
from datasette.app import Datasette
from downloaded import FAILING, FORMS, taken
from serving import TABLE

from web.downloads import limits

NUMBERS = "with recursive n(x) as (select 1 union all select x + 1 from n where x < {most}) select x from n"


def sql(text: str, **values: str) -> str:
    return "/directory?" + urlencode({"sql": text, **values})


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
