"""The table of services."""

from collections.abc import Iterator

from pipeline.attestation import freshness_of, has_ended
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
from pipeline.tables.service_places import all_hours, places
from pipeline.tables.shape import Column, Facts, Row, Table, array
from schema.service import Eligibility, Service


def _rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.services.values():
        status_as_of = record.status.as_of if record.status else None
        hours = [hour for _, hour in all_hours(record)]
        yield (
            record.id,
            *text_values(record, "name"),
            record.providers[0],
            array(record.providers),
            array(record.needs),
            array(record.audiences),
            *text_values(record, "audience_note", "description"),
            *_eligibility(record.eligibility),
            array(spoken.language for spoken in record.languages),
            *text_values(record, "languages_note"),
            array(access.mode for access in record.access),
            *text_values(record, "access_note"),
            array(paper.shown for paper in record.documents_required),
            record.cost,
            *text_values(record, "cost_note"),
            array(record.delivery),
            array(places(record)),
            *text_values(record, "places_note"),
            array(record.area_covered),
            "; ".join(f"{hour.text.shown} ({hour.as_of or 'undated'})" for hour in hours) or None,
            hours[0].osm if len(hours) == 1 else None,
            record.website,
            *date_values(value_of(record.since)),
            *date_values(value_of(record.until)),
            record.status.value if record.status else None,
            status_as_of,
            freshness_of(record, status_as_of, is_closed(record, facts), facts),
            *text_values(record, "changes"),
            *trail(collection, facts, "services", record, status_as_of),
        )


def is_closed(record: Service, facts: Facts) -> bool:
    """Has the service ended, by its date or its status?"""
    return has_ended(record.until, facts) or (record.status is not None and record.status.value == "closed")


def _eligibility(rule: Eligibility | None) -> Row:
    if not rule:
        return None, None, None, None, None, None
    unconditional = None if rule.unconditional is None else int(rule.unconditional)
    return (
        unconditional,
        array(rule.statuses),
        rule.minimum_age,
        rule.maximum_age,
        *text_values(rule, "conditions"),
    )


SERVICES = Table(
    "services",
    "What people or associations can come for: where, when, how, and how old the information is.",
    (
        of(Service, "id", required=True),
        of(Service, "name", required=True),
        Column("name_fr", "French of name, where there is one."),
        Column("organisation_id", "Organisation that leads the service.", required=True, references="organisations"),
        of(Service, "providers", required=True),
        of(Service, "needs", required=True),
        of(Service, "audiences"),
        *text_columns(Service, "audience_note", "description"),
        Column(
            "unconditional",
            "1 where a source says that no condition is asked, 0 where it says that one is.",
            "INTEGER",
            form="flag",
        ),
        Column("legal_statuses", "Legal statuses it is meant for.", form="list"),
        of(Eligibility, "minimum_age", type="INTEGER"),
        of(Eligibility, "maximum_age", type="INTEGER"),
        *text_columns(Eligibility, "conditions"),
        of(Service, "languages"),
        *text_columns(Service, "languages_note"),
        of(Service, "access"),
        *text_columns(Service, "access_note"),
        of(Service, "documents_required"),
        of(Service, "cost"),
        *text_columns(Service, "cost_note"),
        of(Service, "delivery"),
        Column("places", "Places where it is given.", form="list"),
        *text_columns(Service, "places_note"),
        of(Service, "area_covered"),
        Column("hours", "Hours in words, each with the date it speaks of; see service_hours for the source."),
        Column("opening_hours", "Hours in opening_hours syntax, where one source is precise enough and none differs."),
        of(Service, "website"),
        *date_columns(Service, "since"),
        *date_columns(Service, "until"),
        of(Service, "status"),
        Column("status_as_of", "Newest date at which a source attests the status.", form="edtf"),
        FRESHNESS,
        *text_columns(Service, "changes"),
        *TRAIL,
    ),
    _rows,
    label="name",
    search=(
        "name",
        "name_fr",
        "description",
        "description_fr",
        "audience_note",
        "access_note",
        "hours",
        "changes",
        "caveats",
    ),
    facets=(
        {"array": "needs"},
        {"array": "places"},
        {"array": "audiences"},
        {"array": "languages"},
        {"array": "access"},
        "cost",
        "status",
        "freshness",
    ),
    sortable=("name", "status", "freshness", "attested_on", "since_earliest"),
)


TABLES = (SERVICES,)
