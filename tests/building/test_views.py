"""Views that put rows together for those who read tables."""

from pathlib import Path

import pytest
from factories import query


@pytest.mark.parametrize(
    ("view", "columns", "expected"),
    [
        (
            "service_directory",
            "id name name_fr organisation_id organisation place needs audiences languages access cost status "
            "freshness as_of url",
            (
                "day-centre",
                "Social grocery",
                "Épicerie solidaire",
                "helpers",
                "Les Aidants",
                "Calais",
                '["meal", "shower"]',
                None,
                '["ar"]',
                '["walk-in"]',
                None,
                "active",
                "current",
                "2026-09",
                "/services/day-centre",
            ),
        ),
        (
            "organisation_directory",
            "id name acronym kind country place member_of status freshness as_of url",
            (
                "helpers",
                "Les Aidants",
                "LA",
                "association",
                "FR",
                "Calais",
                "Réseau du Nord",
                None,
                "current",
                "2026-06",
                "/organisations/helpers",
            ),
        ),
        (
            "practice_directory",
            "id title title_fr themes evidence_level organisations place period source_count url",
            (
                "shared-store",
                "One store for all",
                None,
                '["coordination"]',
                None,
                "Les Aidants",
                "Calais",
                None,
                1,
                "/practices/shared-store",
            ),
        ),
    ],
)
def test_view(view: str, columns: str, expected: tuple[object, ...], database: Path) -> None:
    assert [column for (column,) in query(database, f"select name from pragma_table_info('{view}')")] == columns.split()
    assert query(database, f"select * from {view} where id = '{expected[0]}'") == [expected]


def test_service_is_reached_from_the_places_around_it(database: Path) -> None:
    rows = query(database, "select place_id from service_reach where service_id = 'day-centre' order by 1")
    assert rows == [("calais",), ("france",)]
