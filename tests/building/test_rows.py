"""Rows that a build makes of records."""

import json
from pathlib import Path

import pytest
from factories import TODAY, query, write, write_text

from pipeline.build import build


def test_rows_of_a_service(database: Path) -> None:
    columns = (
        "name, name_fr, organisation_id, providers, needs, languages, access, delivery, places, hours, opening_hours, "
        "status, status_as_of, freshness, as_of, attested_on, verified_on, verified_how, verified_outcome, "
        "newest_source, source_kinds, source_count, url"
    )
    assert query(database, f"select {columns} from services where id = 'day-centre'") == [
        (
            "Social grocery",
            "Épicerie solidaire",
            "helpers",
            '["helpers", "network"]',
            '["meal", "shower"]',
            '["ar"]',
            '["walk-in"]',
            '["at-place"]',
            '["calais"]',
            "weekday mornings (2026-09)",
            "Mo-Fr 09:00-12:00",
            "active",
            "2026-09",
            "current",
            "2026-09",
            "2026-10-02",
            "2026-10-02",
            "call",
            "confirmed",
            "2026-09-15",
            None,
            2,
            "/services/day-centre",
        )
    ]


def test_what_is_unknown_is_null(database: Path) -> None:
    columns = (
        "audiences, languages, access, cost, hours, status, since, since_earliest, as_of, verified_on, last_changed"
    )
    assert query(database, f"select {columns} from services where id = 'old-kitchen'") == [(None,) * 11]


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "select id, freshness from services",
            [("day-centre", "current"), ("night-round", "ageing"), ("old-kitchen", "ended")],
        ),
        ("select date, date_earliest, date_latest, year from events", [("XXXX-10-10/XXXX-10-11", None, None, None)]),
        ("select date_earliest, date_latest, year from documents", [("2025-05-01", "2025-05-31", 2025)]),
        ("select * from place_within", [("calais", "calais"), ("calais", "france"), ("france", "france")]),
        ("select service_id, need from service_needs where need = 'shower'", [("day-centre", "shower")]),
        (
            "select organisation_id, role, other_id, other_name from relations",
            [("helpers", "member-of", "network", "Réseau du Nord")],
        ),
        (
            "select what, value, smallest, largest, sources from figures",
            [("meals a day", "70", 70.0, 70.0, '["centre-page"]')],
        ),
        (
            "select * from phrases",
            [("service", "day-centre", "en", "wet and cold all day\nget warm", "machine")],
        ),
        ("select record_kind, id, successor from withdrawn", [("service", "soup-van", "day-centre")]),
        ("select record_id, kind, value from contacts", [("helpers", "email", "contact@example.org")]),
        (
            "select record_kind, scheme, value from identifiers",
            [("organisation", "rna", "W623002345"), ("place", "insee", "62193")],
        ),
        (
            "select event_id, part, organisation_id from event_organisations",
            [("visit", "host", "helpers"), ("visit", "session", "helpers")],
        ),
        ("select id, cited from sources", [("centre-page", 5), ("visit-report", 10)]),
        (
            "select field, source_id, as_of from citations where record_id = 'day-centre' and field like 'loc%'",
            [
                ("locations[0].address", "centre-page", None),
                ("locations[0].hours[0]", "centre-page", "2026-09"),
            ],
        ),
        (
            "select field, language, text, origin from texts where record_id = 'day-centre' and field = 'name'",
            [("name", "en", "Social grocery", "original"), ("name", "fr", "Épicerie solidaire", "original")],
        ),
        (
            "select key, value from build_info where key in ('date', 'rows_services')",
            [("date", "2026-11-23"), ("rows_services", "3")],
        ),
    ],
)
def test_rows(sql: str, expected: list[tuple[object, ...]], database: Path) -> None:
    assert query(database, sql) == expected


def test_value_that_yaml_would_change_reaches_the_database_as_text(folder: Path, tmp_path: Path) -> None:
    values = ["12:30", "no", "01001", "2016", "1_000", "2024-01-01", "0x1F", "1e3", "off"]
    for number, value in enumerate(values):
        end = f"title: {value}\nkind: report\npublisher: x\nlanguages: [fr]\nsources: [visit-report]\n"
        write_text(folder, f"documents/trap-{number}", f"id: trap-{number}\n{end}")
    assert build(folder, tmp_path / "directory.db", TODAY)[1:] == []
    rows = query(tmp_path / "directory.db", "select title from documents where id like 'trap-%' order by id")
    assert [title for (title,) in rows] == values


def test_lists_are_json(database: Path) -> None:
    assert json.loads(query(database, "select providers from services where id = 'day-centre'")[0][0]) == [
        "helpers",
        "network",
    ]


def test_a_place_may_be_attested_at_another_date_than_the_service(folder: Path, tmp_path: Path) -> None:
    address = {"precision": "exact", "street": "1 rue Haute", "as_of": "2020", "sources": ["visit-report"]}
    there = {"place": "calais", "as_of": "2022-03", "sources": ["centre-page"], "address": address}
    write(folder, "services/soup", as_of="2026-06", locations=[{"place": "calais"}, there])
    build(folder, tmp_path / "x.db", TODAY)
    columns = "as_of, as_of_earliest, as_of_latest, sources, address_as_of, address_as_of_latest, address_sources"
    assert query(tmp_path / "x.db", f"select {columns} from service_locations where service_id = 'soup'") == [
        (None, None, None, None, None, None, None),
        ("2022-03", "2022-03-01", "2022-03-31", '["centre-page"]', "2020", "2020-12-31", '["visit-report"]'),
    ]
    cited = "select field, source_id, as_of from citations where record_id = 'soup' and field like 'loc%'"
    assert query(tmp_path / "x.db", cited) == [
        ("locations[1]", "centre-page", "2022-03"),
        ("locations[1].address", "visit-report", "2020"),
    ]


def test_hours_of_different_dates_are_not_made_one(folder: Path, tmp_path: Path) -> None:
    hours = [
        {"text": {"en": "afternoons"}, "osm": "14:00-17:00", "as_of": "2022", "sources": ["centre-page"]},
        {"text": {"en": "mornings"}, "osm": "09:00-12:00", "sources": ["visit-report"]},
    ]
    write(folder, "services/soup", hours=hours)
    build(folder, tmp_path / "x.db", TODAY)
    sql = "select hours, opening_hours from services where id = 'soup'"
    assert query(tmp_path / "x.db", sql) == [("afternoons (2022); mornings (undated)", None)]
