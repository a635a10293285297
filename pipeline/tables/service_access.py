"""Tables of how people get into services: languages, ways in, what holds for a while."""

from collections.abc import Iterator

from pipeline.collection import Collection
from pipeline.tables.common import (
    OF_SERVICE,
    POSITION,
    date_columns,
    date_values,
    evidence_columns,
    evidence_values,
    of,
    text_columns,
    text_values,
)
from pipeline.tables.shape import Column, Facts, Row, Table, array
from schema.service import Access, Alert, SpokenLanguage


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
        OF_SERVICE,
        POSITION,
        of(SpokenLanguage, "language", required=True),
        of(SpokenLanguage, "how"),
        *evidence_columns(),
        Column("sources", "Sources, those of the record where it names none of its own.", form="list"),
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
        OF_SERVICE,
        POSITION,
        of(Access, "mode", required=True),
        *text_columns(Access, "who", "how", "delay"),
        *evidence_columns(),
        Column("sources", "Sources, those of the record where it names none of its own.", form="list"),
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
        OF_SERVICE,
        POSITION,
        *text_columns(Alert, "text"),
        *date_columns(Alert, "begins"),
        *date_columns(Alert, "ends"),
        Column("sources", "Sources of the alert.", required=True, form="list"),
    ),
    _alert_rows,
    key=("service_id", "position"),
)

TABLES = (SERVICE_LANGUAGES, SERVICE_ACCESS, SERVICE_ALERTS)
