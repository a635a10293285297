"""What some of the saved queries mean, against the real collection."""

import sqlite3
from pathlib import Path
from shutil import copyfile

import pytest
from asking import Ask, Row, RowsOf, asking, published

MONTHS = {"2025-11", "2025-12"}


def urls(rows: list[Row]) -> set[str]:
    return {row["url"] for row in rows}


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


async def test_a_need_may_be_named_in_french(ask: Ask, rows_of: RowsOf) -> None:
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


async def test_every_member_of_solidar_has_a_source(ask: Ask, rows_of: RowsOf) -> None:
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
async def test_not_attested_since_returns_nothing_newer(ask: Ask, rows_of: RowsOf, day: str) -> None:
    rows = await ask("services-not-attested-since", day=day)
    assert all(row["attested_on"] is None or row["attested_on"] < day for row in rows)
    newer = rows_of("select url from services where freshness <> 'ended' and attested_on >= ?", day)
    everything = rows_of("select url from services where freshness <> 'ended'")
    assert len(rows) + len(newer) == len(everything)


async def test_a_day_that_is_none_means_the_default(ask: Ask) -> None:
    assert await ask("services-not-attested-since", day="last spring") == await ask("services-not-attested-since")


@pytest.mark.parametrize("kind", ["service", "organisation", "practice"])
async def test_records_on_undated_sources_cite_no_dated_one(ask: Ask, rows_of: RowsOf, kind: str) -> None:
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
