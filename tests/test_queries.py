"""The saved queries in metadata.yml, against the real collection."""

import json
import re
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from shutil import copyfile
from typing import Any, TypeAlias

import pytest
import pytest_asyncio
import yaml
from datasette.app import Datasette
from serving import running

ROOT = Path(__file__).parents[1]
METADATA = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))
SETTINGS = json.loads((ROOT / "settings.json").read_text(encoding="utf-8"))
QUERIES: dict[str, dict[str, Any]] = METADATA["databases"]["directory"]["queries"]

QUOTED = re.compile(r"'(?:''|[^'])*'")
PARAMETER = re.compile(r":(\w+)")
MONTHS = {"2025-11", "2025-12"}
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

Row: TypeAlias = dict[str, Any]
Ask: TypeAlias = Callable[..., Awaitable[list[Row]]]


def parameters(query: str) -> list[str]:
    """The parameters that the form of a query asks for."""
    return list(dict.fromkeys(PARAMETER.findall(QUOTED.sub("", QUERIES[query]["sql"]))))


EVERY_QUERY = pytest.mark.parametrize("query", QUERIES)
EVERY_PARAMETER = pytest.mark.parametrize(
    ("query", "parameter"), [(query, parameter) for query in QUERIES for parameter in parameters(query)]
)


def published(database: Path) -> AbstractAsyncContextManager[Datasette]:
    return running(Datasette([], immutables=[str(database)], metadata=METADATA, settings=SETTINGS))


def asking(site: Datasette) -> Ask:
    """Asks a query as a machine does; rows as dictionaries."""

    async def ask(query: str, **values: str) -> list[Row]:
        response = await site.client.get(f"/directory/{query}.json", params={"_shape": "array", **values})
        assert response.status_code == 200, response.text
        rows: list[Row] = response.json()
        return rows

    return ask


@pytest_asyncio.fixture(scope="module")
async def site(real_database: Path) -> AsyncIterator[Datasette]:
    """Datasette itself over the real collection."""
    async with published(real_database) as datasette:
        yield datasette


@pytest.fixture(scope="module")
def ask(site: Datasette) -> Ask:
    return asking(site)


@pytest.fixture
def rows_of(real_database: Path) -> Callable[..., list[tuple[Any, ...]]]:
    """Plain SQL, to compare with."""

    def select(sql: str, *values: Any) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(f"file:{real_database}?mode=ro", uri=True)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    return select


def urls(rows: list[Row]) -> set[str]:
    return {row["url"] for row in rows}


# Every query


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
async def test_rows_link_to_pages_of_records_that_exist(
    ask: Ask, rows_of: Callable[..., list[tuple[Any, ...]]], query: str
) -> None:
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


# What some of them mean


async def test_a_place_takes_in_the_places_inside_it(ask: Ask) -> None:
    town = urls(await ask("food-in-a-place", place="calais"))
    department = urls(await ask("food-in-a-place", place="pas-de-calais"))
    assert town
    assert town <= department <= urls(await ask("food-in-a-place", place="france"))


@pytest.mark.parametrize("typed", ["Grande-Synthe", "grande synthe", " GRANDE-SYNTHE "])
async def test_a_place_may_be_named_as_people_name_it(ask: Ask, typed: str) -> None:
    expected = await ask("services-by-need-and-place", place="grande-synthe", need="water-hygiene")
    assert expected
    assert await ask("services-by-need-and-place", place=typed, need="water-hygiene") == expected


async def test_an_unknown_place_finds_nothing(ask: Ask) -> None:
    assert await ask("services-by-need-and-place", place="nowhere at all") == []


async def test_a_need_may_be_named_in_french(ask: Ask, rows_of: Callable[..., list[tuple[Any, ...]]]) -> None:
    ((label,),) = rows_of(
        "select label from vocabulary_labels"
        " where scheme = 'needs' and term = 'food' and language = 'fr' and position = 0"
    )
    expected = await ask("services-by-need-and-place", need="food", place="france")
    assert urls(await ask("services-by-need-and-place", need=label, place="france")) >= urls(expected) > set()


async def test_a_narrower_need_is_found_under_its_broader_one(real_database: Path, tmp_path: Path) -> None:
    changed = tmp_path / "directory.db"
    copyfile(real_database, changed)
    connection = sqlite3.connect(changed)
    with connection:
        service, url = connection.execute(
            "select id, url from services where freshness <> 'ended'"
            " and id in (select service_id from service_reach where place_id = 'calais')"
            " and id not in (select service_id from service_needs where need = 'water-hygiene')"
        ).fetchone()
        connection.execute("delete from service_needs where service_id = ?", [service])
        connection.execute("insert into service_needs values (?, 'shower')", [service])
    connection.close()
    async with published(changed) as site:
        ask = asking(site)
        assert url in urls(await ask("services-by-need-and-place", need="shower", place="calais"))
        assert url in urls(await ask("services-by-need-and-place", need="water-hygiene", place="calais"))
        assert url not in urls(await ask("services-by-need-and-place", need="laundry", place="calais"))


async def test_a_narrower_audience_is_found_under_its_broader_one(ask: Ask) -> None:
    minors = urls(await ask("services-by-audience-and-place", audience="unaccompanied-minors", place="france"))
    assert minors
    assert minors < urls(await ask("services-by-audience-and-place", audience="children", place="france"))


async def test_services_of_an_unknown_place_come_last_and_say_so(ask: Ask) -> None:
    rows = await ask("services-by-need-and-place", need="legal-asylum", place="calais")
    unknown = [row["found_by"].startswith("no place on record") for row in rows]
    assert unknown == sorted(unknown)
    assert {True, False} == set(unknown)
    assert all(row["place"] is None for row, none in zip(rows, unknown, strict=True) if none)


@pytest.mark.parametrize("query", ["services-for-women", "services-to-associations", "free-services-by-need"])
async def test_ended_services_come_last(ask: Ask, query: str) -> None:
    ended = [row["freshness"] == "ended" for row in await ask(query)]
    assert ended == sorted(ended)


async def test_every_member_of_solidar_has_a_source(ask: Ask, rows_of: Callable[..., list[tuple[Any, ...]]]) -> None:
    rows = await ask("network-members", network="SOLIDAR")
    ((expected,),) = rows_of("select count(*) from relations where role = 'member-of' and other_id = 'solidar'")
    assert len(rows) == expected > 0
    assert all(row["sources"] >= 1 and row["source_titles"] for row in rows)


async def test_both_networks_stand_together_without_a_parameter(ask: Ask) -> None:
    both = await ask("network-members")
    parts = [await ask("network-members", network=name) for name in ("plateforme-soutiens-migrants", "solidar")]
    assert all(parts)
    assert both == [*parts[0], *parts[1]]


async def test_a_tie_is_found_from_either_side(ask: Ask) -> None:
    for row in await ask("partners-of-an-organisation", organisation="auberge-des-migrants"):
        if row["url"]:
            other = await ask("partners-of-an-organisation", organisation=row["url"].rpartition("/")[2])
            assert (row["organisation"], row["role"], row["other"]) in {
                (tie["organisation"], tie["role"], tie["other"]) for tie in other
            }


@pytest.mark.parametrize("day", ["2019-06-30", "2024-01-01", "2025", "2026-11-23"])
async def test_not_attested_since_returns_nothing_newer(
    ask: Ask, rows_of: Callable[..., list[tuple[Any, ...]]], day: str
) -> None:
    rows = await ask("services-not-attested-since", day=day)
    assert all(row["attested_on"] is None or row["attested_on"] < day for row in rows)
    newer = rows_of("select url from services where freshness <> 'ended' and attested_on >= ?", day)
    everything = rows_of("select url from services where freshness <> 'ended'")
    assert len(rows) + len(newer) == len(everything)


async def test_a_day_that_is_none_means_the_default(ask: Ask) -> None:
    assert await ask("services-not-attested-since", day="last spring") == await ask("services-not-attested-since")


@pytest.mark.parametrize("kind", ["service", "organisation", "practice"])
async def test_records_on_undated_sources_cite_no_dated_one(
    ask: Ask, rows_of: Callable[..., list[tuple[Any, ...]]], kind: str
) -> None:
    dated = rows_of(
        "select record_id from citations join sources on sources.id = source_id"
        " where record_kind = ? and date_earliest is not null",
        kind,
    )
    rows = await ask("records-on-undated-sources", kind=kind)
    assert rows
    assert not {row["url"].rpartition("/")[2] for row in rows} & {record_id for (record_id,) in dated}


async def test_gaps_never_exceed_the_services_of_a_need(ask: Ask) -> None:
    for row in await ask("gaps-by-need"):
        assert all(row[gap] <= row["services"] for gap in row if gap.startswith("without") or gap == "undated")


async def test_the_matrix_and_the_rows_of_coverage_agree(ask: Ask) -> None:
    rows = {(row["place"], row["need"]): row for row in await ask("coverage-by-need-and-place", place="calais")}
    for line in await ask("coverage-matrix"):
        row = rows.get(("Calais", line["need_id"]))
        assert line["calais"] == (row and f"{row['services']} ({row['current']} current)")


async def test_newest_evidence_is_of_the_twelve_months_before_the_build(ask: Ask) -> None:
    rows = await ask("newest-evidence")
    assert [row["as_of"][:4] for row in rows] == sorted((row["as_of"][:4] for row in rows), reverse=True)
    assert all(row["as_of"][:7] in MONTHS or row["as_of"][:4] == "2026" for row in rows)
