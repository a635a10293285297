"""The real collection: without a fault, and every claim with its source."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from pipeline.collection import Collection
from pipeline.problems import Problem, errors
from schema.base import Record
from schema.figure import Figure
from schema.inside import models
from schema.kinds import KINDS
from schema.location import Hours

ROOT = Path(__file__).parents[1]
FOLDERS = {kind.name: kind.folder for kind in KINDS.values()}
RECORDS = ("organisations", "services", "practices", "events", "documents", "glossary")
COLLECTION_MAP = list(csv.DictReader((ROOT / "docs" / "collection-map.csv").read_text(encoding="utf-8").splitlines()))

Real = tuple[Collection, list[Problem]]


def test_no_errors(real: Real) -> None:
    assert [str(problem) for problem in errors(real[1])] == []


@pytest.mark.parametrize("folder", RECORDS)
def test_every_record_has_a_source(folder: str, real: Real) -> None:
    records = real[0].of(folder)
    assert len(records) > 50
    assert [name for name, record in records.items() if not isinstance(record, Record) or not record.sources] == []


@pytest.mark.parametrize("claim", [Figure, Hours])
def test_every_figure_and_opening_hour_names_its_source(claim: type[Figure | Hours], real: Real) -> None:
    claims = [
        (file.shown, model)
        for file, record in real[0].each()
        for _, model in models(record)
        if isinstance(model, claim)
    ]
    assert len(claims) > 50
    assert [shown for shown, model in claims if not model.sources] == []


@pytest.mark.parametrize("folder", ["organisations", "services"])
def test_no_status_is_unknown(folder: str, real: Real) -> None:
    statuses = {name: getattr(record, "status", None) for name, record in real[0].of(folder).items()}
    assert [name for name, status in statuses.items() if status and status.value == "unknown"] == []


def test_the_study_visit_has_no_year(real: Real) -> None:
    assert real[0].events["solidar-calais"].date == "XXXX-10-10/XXXX-10-11"


def test_every_entry_of_the_notes_has_a_record_or_a_reason(real: Real) -> None:
    lost = [
        row
        for row in COLLECTION_MAP
        if (not row["reason"] and not row["record_id"])
        or (row["record_id"] and row["record_id"] not in real[0].of(FOLDERS[row["record_kind"]]))
    ]
    assert lost == []


def test_every_entry_of_the_notes_stands_once() -> None:
    counted = Counter((row["file"], row["section"], row["entry_id"]) for row in COLLECTION_MAP)
    assert [entry for entry, count in counted.items() if count > 1] == []


def test_places_lie_in_a_country_or_above(real: Real) -> None:
    lost = [
        name
        for name, place in real[0].places.items()
        if not place.parent and place.kind in ("commune", "city", "department", "district", "region")
    ]
    assert lost == []


def test_communes_have_a_time_zone(real: Real) -> None:
    assert [name for name, place in real[0].places.items() if place.kind == "commune" and not place.timezone] == []
