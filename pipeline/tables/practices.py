"""Tables of good practices."""

from collections.abc import Iterator

from pipeline.attestation import freshness_of
from pipeline.collection import Collection
from pipeline.tables.common import (
    FRESHNESS,
    TRAIL,
    date_columns,
    date_values,
    of,
    text_columns,
    text_values,
    trail,
    value_of,
)
from pipeline.tables.shape import Column, Facts, Row, Table, array, audiences_of, junction, themes_of
from schema.practice import Practice, Spring

_TEXTS = ("problem", "approach", "results", "lessons", "transferability")
_CRITERIA = tuple(Spring.model_fields)


def _rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.practices.values():
        yield (
            record.id,
            *text_values(record, "title"),
            array(record.themes),
            array(record.audiences),
            *text_values(record, *_TEXTS),
            record.evidence_level,
            array(record.organisations),
            array(record.other_organisations),
            array(record.services),
            array(record.places),
            *text_values(record, "places_note"),
            *date_values(value_of(record.period)),
            freshness_of(record, None, False, facts),
            *text_values(record.spring or Spring(), *_CRITERIA),
            *trail(collection, facts, "practices", record),
        )


PRACTICES = Table(
    "practices",
    "Ways of working that others may learn from, with their evidence.",
    (
        of(Practice, "id", required=True),
        of(Practice, "title", required=True),
        Column("title_fr", "French of title, where there is one."),
        of(Practice, "themes", required=True),
        of(Practice, "audiences"),
        *text_columns(Practice, *_TEXTS),
        of(Practice, "evidence_level"),
        of(Practice, "organisations"),
        of(Practice, "other_organisations"),
        of(Practice, "services"),
        of(Practice, "places"),
        *text_columns(Practice, "places_note"),
        *date_columns(Practice, "period"),
        FRESHNESS,
        *text_columns(Spring, *_CRITERIA),
        *TRAIL,
    ),
    _rows,
    label="title",
    search=("title", "title_fr", "problem", "approach", "results", "lessons", "transferability", "caveats"),
    facets=(
        {"array": "themes"},
        {"array": "audiences"},
        {"array": "places"},
        "evidence_level",
        {"array": "organisations"},
    ),
    sortable=("title", "evidence_level", "period_earliest"),
)

_OWNER = ("practices", "practice_id")

TABLES = (
    PRACTICES,
    themes_of("practice_themes", _OWNER, "What a practice is about."),
    audiences_of("practice_audiences", _OWNER, "Whom a practice concerns."),
    junction(
        "practice_organisations",
        _OWNER,
        Column("organisation_id", "Who carries it.", required=True, references="organisations"),
        lambda record: record.organisations,
        "Which organisation carries which practice.",
    ),
    junction(
        "practice_services",
        _OWNER,
        Column("service_id", "Service that carries it.", required=True, references="services"),
        lambda record: record.services,
        "Which service carries which practice.",
    ),
    junction(
        "practice_places",
        _OWNER,
        Column("place_id", "Where.", required=True, references="places"),
        lambda record: record.places,
        "Where a practice is or was at work.",
    ),
)
