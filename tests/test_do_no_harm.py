"""Nothing that could lead to a hidden place or a private person leaves the records: refused, unprinted, unpublished."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from assemble import Command, build_database
from click.testing import Result
from factories import TODAY, query, write

from extracts.folder import write_extracts
from pipeline.build import build
from pipeline.tables import TABLES, VIEWS

SECRET = "Zufluchtsgasse"
NUMBER = "06 12 34 56 78"
MAILBOX = "sam.secret@example.org"

EVIDENCE: dict[str, Any] = {"sources": ["visit-report"]}
HIDDEN: dict[str, Any] = {"precision": "withheld"}


def place(**address: Any) -> dict[str, Any]:
    return {"locations": [{"place": "calais", "address": HIDDEN | EVIDENCE | address}]}


def hidden(**more: Any) -> dict[str, Any]:
    return {"locations": [{"place": "calais", "address": HIDDEN}], **more}


WITHHELD = {
    "street": place(street=SECRET),
    "postcode": place(postcode=SECRET),
    "landmark": place(landmark={"en": SECRET}),
    "landmark in French": place(landmark={"fr": {"text": SECRET, "origin": "machine"}}),
    "directions": place(directions={"en": SECRET}),
    "latitude": place(latitude=SECRET),
    "longitude": place(longitude=SECRET),
    "street as list": place(street=[SECRET]),
    "landmark as text": place(landmark=SECRET),
    "landmark as list": place(landmark={"en": [SECRET]}),
    "directions as text": place(directions=SECRET),
    "unknown key": place(place_name=SECRET),
    "several lines": place(street=f"{SECRET}\n12"),
    "address as text": {"locations": [{"place": "calais", "address": SECRET}]},
    "location as text": {"locations": [SECRET]},
    "name": {"locations": [{"place": "calais", "name": {"en": SECRET}, "address": HIDDEN}]},
    "name as text": {"locations": [{"place": "calais", "name": SECRET, "address": HIDDEN}]},
    "description": hidden(description={"en": f"Meet at rue {SECRET}."}),
    "note": {"locations": [{"place": "calais", "address": HIDDEN, "note": {"fr": f"Rue de la {SECRET}"}}]},
    "caveats": hidden(caveats={"en": f"Last seen in {SECRET} Street."}),
    "name of the service": hidden(name={"en": f"Tea, avenue {SECRET}"}),
    "hours": hidden(hours=[{"text": {"en": f"noon, quai de l'{SECRET}"}, **EVIDENCE}]),
}

PRIVATE: dict[str, tuple[str, dict[str, Any]]] = {
    "service description": ("services", {"description": {"en": f"Call {NUMBER}."}}),
    "service description in French": ("services", {"description": {"en": "Call.", "fr": f"Appeler le {NUMBER}."}}),
    "service caveats": ("services", {"caveats": {"en": f"Sam: {MAILBOX}"}}),
    "service paper": ("services", {"documents_required": [{"en": f"ask {MAILBOX}"}]}),
    "service figure": ("services", {"figures": [{"what": {"en": NUMBER}, "value": "1", **EVIDENCE}]}),
    "service figure in words": (
        "services",
        {"figures": [{"what": {"en": "line"}, "value": f"tel {NUMBER}", **EVIDENCE}]},
    ),
    "service check": (
        "services",
        {"verifications": [{"date": "2026-11-01", "method": "call", "outcome": "confirmed", "note": {"en": NUMBER}}]},
    ),
    "service contact note": (
        "services",
        {"contacts": [{"kind": "phone", "value": "115", "use": "general", "note": {"en": NUMBER}, **EVIDENCE}]},
    ),
    "general mobile": (
        "services",
        {"contacts": [{"kind": "phone", "value": "+33 6 12 34 56 78", "use": "general", **EVIDENCE}]},
    ),
    "national mobile": (
        "services",
        {"contacts": [{"kind": "phone", "value": NUMBER, "use": "service-line", **EVIDENCE}]},
    ),
    "contact as text": ("services", {"contacts": [NUMBER]}),
    "contact as list": ("services", {"contacts": [{"kind": "phone", "value": [NUMBER], "use": "general", **EVIDENCE}]}),
    "contact of no kind": (
        "services",
        {"contacts": [{"kind": "mobile", "value": NUMBER, "use": "general", **EVIDENCE}]},
    ),
    "own mailbox": (
        "services",
        {"contacts": [{"kind": "email", "value": "sam.secret@gmail.com", "use": "general", **EVIDENCE}]},
    ),
    "organisation name": ("organisations", {"name": f"Sam {NUMBER}"}),
    "organisation legal form": ("organisations", {"legal_form": f"association ({MAILBOX})"}),
    "organisation relation": ("organisations", {"relations": [{"role": "member-of", "name": f"Sam {NUMBER}"}]}),
    "practice lessons": ("practices", {"lessons": {"en": f"Ask {MAILBOX}."}}),
    "event guest": ("events", {"other_organisations": [f"Sam ({NUMBER})"]}),
    "session guest": ("events", {"sessions": [{"title": {"en": "Talk"}, "other_organisations": [MAILBOX]}]}),
    "document publisher": ("documents", {"publisher": f"Sam {NUMBER}"}),
    "glossary word": ("glossary", {"other_terms": [MAILBOX]}),
    "source note": ("sources", {"note": {"en": f"Sam, {NUMBER}"}}),
    "source title": ("sources", {"title": f"Letter of {MAILBOX}"}),
    "place": ("places", {"definition": {"en": f"Ask {NUMBER}."}}),
    "tombstone": ("withdrawn/services", {"reason": {"en": f"Ask {NUMBER}."}}),
}

TRACES = (SECRET, NUMBER, NUMBER.replace(" ", ""), "6 12 34 56 78", "sam.secret")


def traces_in(text: str) -> list[str]:
    return [trace for trace in TRACES if trace in text]


@pytest.mark.parametrize("case", WITHHELD)
def test_withheld_place_is_refused_and_not_printed(case: str, folder: Path, check: Callable[[Path], Result]) -> None:
    write(folder, "services/secret", **WITHHELD[case])
    result = check(folder)
    assert result.exit_code == 1
    assert traces_in(result.output) == []


@pytest.mark.parametrize("case", PRIVATE)
def test_private_contact_is_refused_and_not_printed(case: str, folder: Path, check: Callable[[Path], Result]) -> None:
    kind, changes = PRIVATE[case]
    write(folder, f"{kind}/secret", **changes)
    result = check(folder)
    assert result.exit_code == 1
    assert traces_in(result.output) == []


def test_nothing_refused_reaches_a_file_or_github(
    folder: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, changes in enumerate(WITHHELD.values()):
        write(folder, f"services/withheld-{number}", **changes)
    for number, (kind, changes) in enumerate(PRIVATE.values()):
        write(folder, f"{kind}/private-{number}", **changes)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    given = ("--data", folder, "--date", TODAY)
    for asked in (
        ("build", "--warnings", "--database", tmp_path / "directory.db"),
        ("extracts", "--to", tmp_path / "x"),
    ):
        result = command(*asked, *given)
        assert result.exit_code == 1
        assert traces_in(result.output) == []
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_withheld_place_shows_its_commune_only(folder: Path, tmp_path: Path) -> None:
    build(folder, tmp_path / "directory.db", TODAY)
    sql = "select * from service_locations where service_id = 'night-round'"
    (row,) = query(tmp_path / "directory.db", sql)
    assert [value for value in row if value is not None] == ["night-round", 1, "calais", "withheld"]


def test_line_that_the_body_publishes_is_in_contacts_only(folder: Path, tmp_path: Path) -> None:
    line = {"kind": "phone", "value": "+33 6 12 34 56 78", "use": "service-line", **EVIDENCE}
    write(folder, "services/line", contacts=[line])
    database = build_database(folder, tmp_path / "directory.db", TODAY)
    assert {table for table, text in values(database) if "12 34 56 78" in text} == {"contacts"}


def test_line_that_the_body_publishes_is_with_contacts_in_extracts(folder: Path, tmp_path: Path) -> None:
    line = {"kind": "phone", "value": "+33 6 12 34 56 78", "use": "service-line", **EVIDENCE}
    write(folder, "services/line", contacts=[line])
    write_extracts(build_database(folder, tmp_path / "x.db", TODAY), tmp_path / "x", "https://x.example")
    texts = [path for form in ("csv", "json", "jsonl", "geojson", "md") for path in (tmp_path / "x").rglob(f"*.{form}")]
    assert {path.stem for path in texts if b"12 34 56 78" in path.read_bytes()} == {"contacts", "services_in_words"}


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


def values(database: Path) -> Iterator[tuple[str, str]]:
    """Table and text of every value that is one; a record that is held whole without its contacts."""
    for table in TABLES:
        columns = "*" if table.name != "whole_records" else "folder, id, json_remove(record, '$.contacts')"
        for row in query(database, f"select {columns} from [{table.name}]"):
            yield from ((table.name, value) for value in row if isinstance(value, str))


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


MOBILE = re.compile(r"(?:\+33|\b0)[\s.()0-]*[67](?:[\s.-]*\d{2}){4}\b")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")


def test_real_data_holds_no_mobile_number_and_no_mailbox_outside_contacts(real_database: Path) -> None:
    found = [
        (table, text)
        for table, text in values(real_database)
        if table != "contacts" and not text.startswith("http") and (MOBILE.search(text) or ADDRESS.search(text))
    ]
    assert found == []


def test_real_mobile_numbers_are_lines_with_a_purpose(real_database: Path) -> None:
    rows = query(real_database, "select record_id, value from contacts where use = 'general'")
    assert [row for row in rows if MOBILE.search(row[1])] == []


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
