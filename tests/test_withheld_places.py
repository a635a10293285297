"""Of a place that is withheld, database, views, maps and extracts hold nothing finer than its commune."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from assemble import build_database
from factories import TODAY, query

from extracts.folder import write_extracts
from pipeline.build import build
from pipeline.tables import VIEWS

SECRET = "Zufluchtsgasse"


def test_withheld_place_shows_its_commune_only(folder: Path, tmp_path: Path) -> None:
    build(folder, tmp_path / "directory.db", TODAY)
    sql = "select * from service_locations where service_id = 'night-round'"
    (row,) = query(tmp_path / "directory.db", sql)
    assert [value for value in row if value is not None] == ["night-round", 1, "calais", "withheld"]


def test_views_and_maps_tell_nothing_of_a_withheld_place_even_where_the_database_did(
    folder: Path, tmp_path: Path
) -> None:
    database = build_database(folder, tmp_path / "x.db", TODAY)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "update service_locations set name = ?, street = ?, postcode = ?, latitude = 50.5, longitude = 1.5 "
            "where precision = 'withheld'",
            [SECRET] * 3,
        )
        connection.execute("update places set latitude = 50.9, longitude = 1.8 where id = 'calais'")
    write_extracts(database, tmp_path / "x", "https://x.example")
    for name in (*(view.name for view in VIEWS), "places"):
        for path in (tmp_path / "x").rglob(f"{name}.*json*"):
            assert SECRET not in path.read_text(encoding="utf-8"), path
    features = json.loads((tmp_path / "x" / "places.geojson").read_bytes())["features"]
    (round_,) = (each for each in features if each["properties"]["id"] == "night-round")
    assert round_["geometry"]["coordinates"] == [1.8, 50.9]
    assert (round_["properties"]["precision"], round_["properties"]["address_precision"]) == ("commune", "withheld")


FINER = ("street", "postcode", "latitude", "longitude", "landmark", "landmark_fr", "directions", "directions_fr")


def test_real_withheld_places_and_communes_hold_nothing_finer(real_database: Path) -> None:
    finer = " or ".join(f"{column} is not null" for column in FINER)
    sql = f"select service_id from service_locations where precision in ('withheld', 'commune') and ({finer})"
    assert query(real_database, sql) == []
    sql = (
        "select service_id from service_locations where precision = 'withheld' and coalesce(name, name_fr) is not null"
    )
    assert query(real_database, sql) == []
    sql = """
        select id from organisations where address_precision in ('withheld', 'commune')
        and coalesce(street, postcode) is not null
    """
    assert query(real_database, sql) == []


def test_real_streets_hold_no_house_number(real_database: Path) -> None:
    streets = query(
        real_database,
        """
        select street from service_locations where precision = 'street' union
        select street from organisations where address_precision = 'street'
        """,
    )
    assert [street for (street,) in streets if street and re.match(r"\d", street)] == []


def test_some_real_places_are_withheld(real_database: Path) -> None:
    ((count,),) = query(real_database, "select count(*) from service_locations where precision = 'withheld'")
    assert count >= 10


def test_real_extracts_tell_nothing_finer_of_withheld_places(real_extracts: Path, real_database: Path) -> None:
    rows = json.loads((real_extracts / "json" / "service_locations.json").read_bytes())
    withheld = {row["service_id"] for row in rows if row["precision"] == "withheld"}
    assert {row[column] for row in rows if row["precision"] in ("withheld", "commune") for column in FINER} == {None}
    told = {row["service_id"] for row in rows if row["precision"] != "withheld"}
    in_words = json.loads((real_extracts / "json" / "services_in_words.json").read_bytes())
    assert {row["addresses"] for row in in_words if row["id"] in withheld - told} == {None}
    middles = {tuple(row) for row in query(real_database, "select longitude, latitude from places")}
    features = json.loads((real_extracts / "places.geojson").read_bytes())["features"]
    hidden = [each for each in features if each["properties"]["address_precision"] == "withheld"]
    assert len(hidden) >= 10
    assert {tuple(each["geometry"]["coordinates"]) for each in hidden} <= middles
