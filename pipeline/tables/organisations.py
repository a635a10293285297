"""Tables of organisations."""

from collections.abc import Iterator

from pipeline.attestation import freshness_of, has_ended
from pipeline.collection import Collection
from pipeline.tables.common import (
    FRESHNESS,
    POSITION,
    TRAIL,
    date_columns,
    date_values,
    evidence_columns,
    evidence_values,
    of,
    text_columns,
    text_values,
    trail,
    value_of,
    year,
)
from pipeline.tables.shape import Column, Facts, Row, Table, array, junction, themes_of
from schema.edtf_dates import is_past
from schema.location import Address
from schema.organisation import Organisation

GONE = ("closed", "renamed", "merged")
"""Statuses of a body that is no more under its name."""


def _rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.organisations.values():
        status_as_of = record.status.as_of if record.status else None
        networks = [
            relation.organisation or relation.name
            for relation in record.relations
            if relation.role == "member-of" and not is_past(relation.until, facts.today)
        ]
        yield (
            record.id,
            record.name,
            record.acronym,
            array(other.name for other in record.other_names),
            record.kind,
            record.legal_form,
            record.country,
            record.base,
            *text_values(record, "base_note"),
            array(record.areas_served),
            *text_values(record, "areas_note"),
            *date_values(value_of(record.founded)),
            year(value_of(record.founded)),
            *date_values(value_of(record.ended)),
            record.status.value if record.status else None,
            status_as_of,
            freshness_of(record, status_as_of, is_gone(record, facts), facts),
            *text_values(record, "summary"),
            array(record.themes),
            record.website,
            array(record.languages),
            array(dict.fromkeys(networks)),
            *_address(record),
            *trail(collection, facts, "organisations", record, status_as_of),
        )


def is_gone(record: Organisation, facts: Facts) -> bool:
    """Is the body no more, by its date or its status?"""
    return has_ended(record.ended, facts) or (record.status is not None and record.status.value in GONE)


def _address(record: Organisation) -> Row:
    address = record.address
    if not address:
        return None, None, None, None
    return address.place, address.precision, address.street, address.postcode


ORGANISATIONS = Table(
    "organisations",
    "Bodies that act, alone or with others: associations, networks, public bodies.",
    (
        of(Organisation, "id", required=True),
        of(Organisation, "name", required=True),
        of(Organisation, "acronym"),
        of(Organisation, "other_names"),
        of(Organisation, "kind", required=True),
        of(Organisation, "legal_form"),
        of(Organisation, "country"),
        of(Organisation, "base", references="places"),
        *text_columns(Organisation, "base_note"),
        of(Organisation, "areas_served"),
        *text_columns(Organisation, "areas_note"),
        *date_columns(Organisation, "founded"),
        Column("founded_year", "Year it was founded, where the date lies in one year.", "INTEGER"),
        *date_columns(Organisation, "ended"),
        of(Organisation, "status"),
        Column("status_as_of", "Newest date at which a source attests the status.", form="edtf"),
        FRESHNESS,
        *text_columns(Organisation, "summary"),
        of(Organisation, "themes"),
        of(Organisation, "website"),
        of(Organisation, "languages"),
        Column("member_of", "Networks it is a member of, by id, or by name where they have no record.", form="list"),
        Column("address_place", "Commune of its public address.", references="places"),
        Column("address_precision", Address.model_fields["precision"].description or ""),
        Column("street", Address.model_fields["street"].description or ""),
        Column("postcode", Address.model_fields["postcode"].description or ""),
        *TRAIL,
    ),
    _rows,
    label="name",
    search=("name", "acronym", "other_names", "summary", "summary_fr", "caveats"),
    facets=(
        "country",
        "kind",
        {"array": "themes"},
        {"array": "member_of"},
        {"array": "areas_served"},
        {"array": "languages"},
        "status",
        "freshness",
        "founded_year",
    ),
    sortable=("name", "kind", "country", "status", "freshness", "founded_earliest", "attested_on"),
)

_OWNER = ("organisations", "organisation_id")

ORGANISATION_THEMES = themes_of("organisation_themes", _OWNER, "Which organisation works on what.")

ORGANISATION_AREAS = junction(
    "organisation_areas",
    _OWNER,
    Column("place_id", "Place it serves.", required=True, references="places"),
    lambda record: record.areas_served,
    "Which organisation serves which place.",
)


def _relation_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.organisations.values():
        for position, relation in enumerate(record.relations, 1):
            other = collection.organisations[relation.organisation].name if relation.organisation else relation.name
            yield (
                record.id,
                position,
                relation.role,
                relation.organisation,
                other,
                relation.since,
                relation.until,
                *evidence_values(relation),
                array(relation.sources or record.sources),
            )


RELATIONS = Table(
    "relations",
    "Ties between organisations, told from one side: the organisation is a member of the other, hosts it, funds it.",
    (
        Column("organisation_id", "The organisation.", required=True, references="organisations"),
        POSITION,
        Column("role", "What the organisation is to the other.", required=True),
        Column("other_id", "The other organisation.", references="organisations"),
        Column("other_name", "Name of the other.", required=True),
        Column("since", "When the tie began.", form="edtf"),
        Column("until", "When it ended.", form="edtf"),
        *evidence_columns(),
        Column("sources", "Sources of the tie, those of the record where it names none of its own.", form="list"),
    ),
    _relation_rows,
    key=("organisation_id", "position"),
    facets=("role", "organisation_id", "other_id"),
    sortable=("role",),
)

TABLES = (ORGANISATIONS, ORGANISATION_THEMES, ORGANISATION_AREAS, RELATIONS)
