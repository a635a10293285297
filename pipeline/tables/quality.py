"""The table of how complete the records of services are."""

from collections.abc import Iterator

from pipeline.attestation import attested_on, newest_as_of
from pipeline.collection import Collection
from pipeline.quality_score import CRITERIA, Judged, score
from pipeline.tables.common import OF_SERVICE
from pipeline.tables.shape import Column, Facts, Row, Table


def _rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.services.values():
        as_of = newest_as_of(record, record.status.as_of if record.status else None)
        whole, criteria = score(Judged(record, attested_on(record, as_of), facts.today))
        yield record.id, round(whole, 2), *(None if value is None else round(value, 2) for value in criteria)


SERVICE_QUALITY = Table(
    "service_quality",
    "How complete the record of a service is, by the criteria of data.inclusion's quality score, from 0 to 1.",
    (
        OF_SERVICE,
        Column("score", "Mean of the criteria that apply.", "REAL", required=True),
        *(
            Column(criterion.__name__, f"{criterion.__doc__} Empty where it does not apply.", "REAL")
            for criterion in CRITERIA
        ),
    ),
    _rows,
    key=("service_id",),
    sortable=("score",),
)

TABLES = (SERVICE_QUALITY,)
