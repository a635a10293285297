"""Tables of services."""

from collections.abc import Iterator

from pipeline.collection import Collection
from pipeline.tables.common import (
    FRESHNESS,
    TRAIL,
    date_columns,
    date_values,
    evidence_columns,
    evidence_values,
    freshness_of,
    has_ended,
    of,
    text_columns,
    text_values,
    trail,
    value_of,
)
from pipeline.tables.shape import Column, Facts, Row, Table, array, junction
from schema.location import Address, Hours, Location
from schema.service import Access, Alert, Eligibility, Service, SpokenLanguage


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
            "; ".join(hour.text.shown for hour in hours) or None,
            "; ".join(hour.osm for hour in hours if hour.osm) or None,
            record.website,
            *date_values(value_of(record.since)),
            *date_values(value_of(record.until)),
            record.status.value if record.status else None,
            status_as_of,
            freshness_of(record, status_as_of, _is_closed(record, facts), facts),
            *text_values(record, "changes"),
            *trail(collection, facts, "services", record, status_as_of),
        )


def places(record: Service) -> list[str]:
    """Places where a service is given, each once."""
    return list(dict.fromkeys(location.place for location in record.locations))


def all_hours(record: Service) -> Iterator[tuple[Location | None, Hours]]:
    """The hours of a service with the location that they hold for."""
    for hours in record.hours:
        yield None, hours
    for location in record.locations:
        for hours in location.hours:
            yield location, hours


def _is_closed(record: Service, facts: Facts) -> bool:
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
            "unconditional", "1 where a source says that no condition is asked, 0 where it says that one is.", "INTEGER"
        ),
        Column("legal_statuses", "Legal statuses it is meant for."),
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
        Column("towns", "Places where it is given."),
        *text_columns(Service, "places_note"),
        of(Service, "area_covered"),
        Column("hours", "Hours in words; see the table service_hours for their date and source."),
        Column("opening_hours", "Hours in opening_hours syntax, where precise enough."),
        of(Service, "website"),
        *date_columns(Service, "since"),
        *date_columns(Service, "until"),
        of(Service, "status"),
        Column("status_as_of", "Newest date at which a source attests the status."),
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
        {"array": "towns"},
        {"array": "audiences"},
        {"array": "languages"},
        {"array": "access"},
        "cost",
        "status",
        "freshness",
        "organisation_id",
    ),
    sortable=("name", "status", "freshness", "attested_on", "since_earliest"),
)

_OWNER = ("services", "service_id")

JUNCTIONS = (
    junction(
        "service_providers",
        _OWNER,
        Column("organisation_id", "Provider.", required=True, references="organisations"),
        lambda record: record.providers,
        "Which organisation gives which service.",
    ),
    junction(
        "service_needs",
        _OWNER,
        Column("need", "Term of the vocabulary needs.", required=True),
        lambda record: record.needs,
        "Which service answers which need.",
    ),
    junction(
        "service_audiences",
        _OWNER,
        Column("audience", "Term of the vocabulary audiences.", required=True),
        lambda record: record.audiences,
        "Which service is for whom.",
    ),
    junction(
        "service_areas",
        _OWNER,
        Column("place_id", "Place it covers.", required=True, references="places"),
        lambda record: record.area_covered,
        "Which service covers which place.",
    ),
    junction(
        "service_legal_statuses",
        _OWNER,
        Column("legal_status", "Term of the vocabulary legal-statuses.", required=True),
        lambda record: record.eligibility.statuses if record.eligibility else [],
        "Which service is meant for which legal status.",
    ),
    junction(
        "service_delivery",
        _OWNER,
        Column("mode", "Term of the vocabulary delivery-modes.", required=True),
        lambda record: record.delivery,
        "How a service reaches people.",
    ),
)


def _location_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.services.values():
        for position, location in enumerate(record.locations, 1):
            address = location.address or Address(precision="commune")
            yield (
                record.id,
                position,
                location.place,
                location.precision,
                *text_values(location, "name"),
                address.street,
                address.postcode,
                address.latitude,
                address.longitude,
                *text_values(address, "landmark", "directions"),
                *text_values(location, "note"),
                *date_values(address.as_of),
                array(address.sources),
            )


SERVICE_LOCATIONS = Table(
    "service_locations",
    "Where services are given, no finer than it may be told.",
    (
        Column("service_id", "The service.", required=True, references="services"),
        Column("position", "Place in the record.", "INTEGER", required=True),
        Column("place_id", "Commune or area.", required=True, references="places"),
        of(Address, "precision", required=True),
        *text_columns(Location, "name"),
        of(Address, "street"),
        of(Address, "postcode"),
        of(Address, "latitude", type="REAL"),
        of(Address, "longitude", type="REAL"),
        *text_columns(Address, "landmark", "directions"),
        *text_columns(Location, "note"),
        *date_columns(Address, "as_of"),
        Column("sources", "Sources of the address."),
    ),
    _location_rows,
    key=("service_id", "position"),
    facets=("place_id", "precision"),
)


def _hours_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.services.values():
        for position, (location, hours) in enumerate(all_hours(record), 1):
            yield (
                record.id,
                position,
                location.place if location else None,
                *text_values(hours, "text"),
                hours.osm,
                hours.valid,
                *evidence_values(hours),
                array(hours.sources),
            )


SERVICE_HOURS = Table(
    "service_hours",
    "Hours as sources give them, with the date they speak of.",
    (
        Column("service_id", "The service.", required=True, references="services"),
        Column("position", "Place in the record.", "INTEGER", required=True),
        Column("place_id", "Place where they hold; empty for a service without a place.", references="places"),
        *text_columns(Hours, "text"),
        of(Hours, "osm"),
        of(Hours, "valid"),
        *evidence_columns(),
        Column("sources", "Sources of the hours.", required=True),
    ),
    _hours_rows,
    key=("service_id", "position"),
)


def _language_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.services.values():
        for position, spoken in enumerate(record.languages, 1):
            yield (
                record.id,
                position,
                spoken.language,
                spoken.how,
                *evidence_values(spoken),
                array(spoken.sources or record.sources),
            )


SERVICE_LANGUAGES = Table(
    "service_languages",
    "Languages in which people are helped, and how.",
    (
        Column("service_id", "The service.", required=True, references="services"),
        Column("position", "Place in the record.", "INTEGER", required=True),
        of(SpokenLanguage, "language", required=True),
        of(SpokenLanguage, "how"),
        *evidence_columns(),
        Column("sources", "Sources, those of the record where it names none of its own."),
    ),
    _language_rows,
    key=("service_id", "position"),
    facets=("language", "how"),
)


def _access_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.services.values():
        for position, access in enumerate(record.access, 1):
            yield (
                record.id,
                position,
                access.mode,
                *text_values(access, "who", "how", "delay"),
                *evidence_values(access),
                array(access.sources or record.sources),
            )


SERVICE_ACCESS = Table(
    "service_access",
    "Ways into a service.",
    (
        Column("service_id", "The service.", required=True, references="services"),
        Column("position", "Place in the record.", "INTEGER", required=True),
        of(Access, "mode", required=True),
        *text_columns(Access, "who", "how", "delay"),
        *evidence_columns(),
        Column("sources", "Sources, those of the record where it names none of its own."),
    ),
    _access_rows,
    key=("service_id", "position"),
    facets=("mode",),
)


def _alert_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.services.values():
        for position, alert in enumerate(record.alerts, 1):
            yield (
                record.id,
                position,
                *text_values(alert, "text"),
                *date_values(alert.begins),
                *date_values(alert.ends),
                array(alert.sources),
            )


SERVICE_ALERTS = Table(
    "service_alerts",
    "What holds for a while at a service.",
    (
        Column("service_id", "The service.", required=True, references="services"),
        Column("position", "Place in the record.", "INTEGER", required=True),
        *text_columns(Alert, "text"),
        *date_columns(Alert, "begins"),
        *date_columns(Alert, "ends"),
        Column("sources", "Sources of the alert.", required=True),
    ),
    _alert_rows,
    key=("service_id", "position"),
)

TABLES = (SERVICES, *JUNCTIONS, SERVICE_LOCATIONS, SERVICE_HOURS, SERVICE_LANGUAGES, SERVICE_ACCESS, SERVICE_ALERTS)
