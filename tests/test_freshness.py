"""How old the newest word on something is, at the boundaries and through the build."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from factories import TODAY, query, write

from pipeline.build import build
from schema.freshness import freshness


@pytest.mark.parametrize(
    ("attested", "today", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), "current"),
        (date(2025, 11, 23), date(2026, 11, 23), "current"),
        (date(2025, 11, 22), date(2026, 11, 23), "ageing"),
        (date(2023, 11, 23), date(2026, 11, 23), "ageing"),
        (date(2023, 11, 22), date(2026, 11, 23), "historical"),
        (date(2023, 2, 28), date(2024, 2, 29), "current"),
        (date(2023, 2, 27), date(2024, 2, 29), "ageing"),
        (date(2021, 2, 28), date(2024, 2, 29), "ageing"),
        (date(2021, 2, 27), date(2024, 2, 29), "historical"),
        (date(2024, 2, 29), date(2025, 2, 28), "current"),
        (date(2024, 2, 29), date(2025, 3, 1), "ageing"),
        (None, date(2026, 11, 23), "undated"),
    ],
)
def test_boundaries(attested: date | None, today: date, expected: str) -> None:
    assert freshness(attested, False, today) == expected


@pytest.mark.parametrize("attested", [None, date(2026, 11, 23)])
def test_what_has_ended_has_ended(attested: date | None) -> None:
    assert freshness(attested, True, TODAY) == "ended"


def check(method: str, outcome: str = "confirmed", day: str = "2026-11-01") -> dict[str, Any]:
    return {"verifications": [{"date": day, "method": method, "outcome": outcome}]}


def status(value: str, as_of: str | None = None) -> dict[str, Any]:
    return {"status": {"value": value, "sources": ["visit-report"]} | ({"as_of": as_of} if as_of else {})}


@pytest.mark.parametrize(
    ("changes", "expected", "attested_on"),
    [
        ({"as_of": "2025-11-23"}, "current", "2025-11-23"),
        ({"as_of": "2025-11-22"}, "ageing", "2025-11-22"),
        ({"as_of": "2023-11-23"}, "ageing", "2023-11-23"),
        ({"as_of": "2023-11-22"}, "historical", "2023-11-22"),
        ({"as_of": "2026"}, "current", "2026-01-01"),
        ({"as_of": "2025"}, "ageing", "2025-01-01"),
        ({"as_of": "2023"}, "historical", "2023-01-01"),
        ({"as_of": "2019/.."}, "historical", "2019-01-01"),
        ({"as_of": "2019/2026"}, "historical", "2019-01-01"),
        ({"as_of": "XXXX-10-10"}, "undated", None),
        ({"as_of": "../2026"}, "undated", None),
        ({}, "undated", None),
        ({"as_of": "2022", **status("active", "2026-05")}, "current", "2026-05-01"),
        ({"as_of": "2026-05", **status("active", "2022")}, "current", "2026-05-01"),
        ({"as_of": "2022", **status("active")}, "historical", "2022-01-01"),
        ({"as_of": "2022", **check("source")}, "historical", "2022-01-01"),
        ({"as_of": "2022", **check("call")}, "current", "2026-11-01"),
        ({"as_of": "2022", **check("visit")}, "current", "2026-11-01"),
        ({"as_of": "2022", **check("provider")}, "current", "2026-11-01"),
        ({"as_of": "2022", **check("call", "not-found")}, "historical", "2022-01-01"),
        ({"as_of": "2026-05", **check("visit", "not-found")}, "historical", "2026-05-01"),
        ({"as_of": "2026-05", **check("provider", "contradicted")}, "historical", "2026-05-01"),
        ({"as_of": "2026-05", **check("source", "contradicted")}, "current", "2026-05-01"),
        ({"as_of": "2026-05", **check("call", "not-found", day="2024-01-01")}, "current", "2026-05-01"),
        ({"as_of": "2026-05", **check("call", day="2024-01-01")}, "current", "2026-05-01"),
        (check("source"), "undated", None),
        (check("call"), "current", "2026-11-01"),
        ({"as_of": "2026", "until": {"value": "2026-11-22"}}, "ended", "2026-01-01"),
        ({"as_of": "2026", "until": {"value": "2026-11-23"}}, "current", "2026-01-01"),
        ({"as_of": "2026", "until": {"value": "2026"}}, "current", "2026-01-01"),
        ({"as_of": "2026", "until": {"value": "2025"}}, "ended", "2026-01-01"),
        ({"as_of": "2026", **status("closed", "2026")}, "ended", "2026-01-01"),
    ],
)
def test_service_in_the_database(
    changes: dict[str, Any], expected: str, attested_on: str | None, folder: Path, tmp_path: Path
) -> None:
    write(folder, "services/soup", **changes)
    database = tmp_path / "directory.db"
    build(folder, database, TODAY)
    assert query(database, "select freshness, attested_on from services where id = 'soup'") == [(expected, attested_on)]


@pytest.mark.parametrize(
    ("day", "expected"), [("2027-10-02", "current"), ("2027-10-03", "ageing"), ("2029-10-03", "historical")]
)
def test_freshness_counts_from_the_day_of_the_build(day: str, expected: str, folder: Path, tmp_path: Path) -> None:
    database = tmp_path / "directory.db"
    build(folder, database, date.fromisoformat(day))
    assert query(database, "select freshness from services where id = 'day-centre'") == [(expected,)]


def test_the_newest_check_counts_however_they_are_ordered(folder: Path, tmp_path: Path) -> None:
    checks = [*check("call")["verifications"], *check("source", day="2025-01-01")["verifications"]]
    write(folder, "services/soup", as_of="2022", verifications=checks)
    build(folder, tmp_path / "x.db", TODAY)
    sql = "select verified_on, verified_how, attested_on from services where id = 'soup'"
    assert query(tmp_path / "x.db", sql) == [("2026-11-01", "call", "2026-11-01")]
