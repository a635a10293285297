"""Every saved query in metadata.yml: told, linked, answered, and not broken by what is typed."""

import re

import pytest
from asking import QUERIES, Ask, RowsOf
from datasette.app import Datasette

QUOTED = re.compile(r"'(?:''|[^'])*'")
PARAMETER = re.compile(r":(\w+)")
HOSTILE = (
    "",
    "'; drop table x --",
    "x" * 10_000,
    '"',
    '" OR *',
    "NEAR(",
    "%_*",
    "\0",
    "☃ كاليه",
    "-1e999",
    "{}",
    " " * 50,
)


def parameters(query: str) -> list[str]:
    """The parameters that the form of a query asks for."""
    return list(dict.fromkeys(PARAMETER.findall(QUOTED.sub("", QUERIES[query]["sql"]))))


EVERY_QUERY = pytest.mark.parametrize("query", QUERIES)
EVERY_PARAMETER = pytest.mark.parametrize(
    ("query", "parameter"), [(query, parameter) for query in QUERIES for parameter in parameters(query)]
)


def test_there_are_enough_queries_with_names_that_make_good_addresses() -> None:
    assert len(QUERIES) >= 22
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in QUERIES)


@EVERY_QUERY
def test_a_query_says_what_it_answers(query: str) -> None:
    text = QUERIES[query]
    assert text["title"].strip()
    assert text["description"].strip()
    assert all(f"{parameter}:" in text["description"] for parameter in parameters(query)), "a parameter is not told"


@EVERY_QUERY
async def test_a_query_answers_without_parameters(site: Datasette, query: str) -> None:
    response = await site.client.get(f"/directory/{query}.json?_shape=objects")
    answer = response.json()
    assert response.status_code == 200
    assert answer.get("error") is None
    assert answer["rows"]
    assert not answer["truncated"]


@EVERY_QUERY
async def test_a_page_of_a_query_shows_its_form_and_rows(site: Datasette, query: str) -> None:
    response = await site.client.get(f"/directory/{query}")
    assert response.status_code == 200
    assert "message-error" not in response.text
    assert "0 results" not in response.text
    assert all(f'name="{parameter}"' in response.text for parameter in parameters(query))


@EVERY_QUERY
async def test_rows_link_to_pages_of_records_that_exist(ask: Ask, rows_of: RowsOf, query: str) -> None:
    lists = ("organisations", "services", "practices", "events", "documents", "places", "glossary", "sources")
    pages = {url for table in lists for (url,) in rows_of(f"select url from {table}")}
    assert {row["url"] for row in await ask(query) if row.get("url")} <= pages


@EVERY_QUERY
async def test_rows_about_services_say_how_old_they_are(ask: Ask, query: str) -> None:
    rows = await ask(query)
    if any((row.get("url") or "").startswith("/services/") for row in rows):
        assert {"freshness", "record_freshness", "ended"} & rows[0].keys()


@EVERY_PARAMETER
async def test_nothing_typed_breaks_a_query(site: Datasette, query: str, parameter: str) -> None:
    for value in HOSTILE:
        for suffix in ("", ".json"):
            response = await site.client.get(f"/directory/{query}{suffix}", params={parameter: value})
            assert response.status_code == 200, value[:50]
            assert "message-error" not in response.text, value[:50]


@EVERY_PARAMETER
async def test_a_parameter_counts(ask: Ask, query: str, parameter: str) -> None:
    assert await ask(query, **{parameter: "qwertz"}) != await ask(query) or parameter == "day"
