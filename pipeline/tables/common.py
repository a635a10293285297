"""Columns that several tables share: texts by language, dates with their days, the trail of a record."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from pipeline.attestation import attested_on, doubted_on, newest_as_of, newest_check
from pipeline.collection import Collection
from pipeline.tables.forms import form_of
from pipeline.tables.shape import Column, Facts, Row, array, day
from schema.base import Dated, Entry, Evidence, Record, Text
from schema.edtf_dates import bounds, earliest, latest


def of(model: type[BaseModel], name: str, **more: Any) -> Column:
    """The column of a model's field, described as the schema describes it."""
    field = next(field for key, field in model.model_fields.items() if name in (key, field.alias))
    return Column(name, field.description or "", **{"form": form_of(field), **more})


def text_columns(model: type[BaseModel], *names: str) -> Iterator[Column]:
    """Two columns a text: the shown one (English, else the first language) and French."""
    for name in names:
        yield of(model, name)
        yield Column(f"{name}_fr", f"French of {name}, where there is one.")


def text_values(model: BaseModel, *names: str) -> Iterator[str | None]:
    """The values of text_columns."""
    for name in names:
        text: Text | None = getattr(model, name)
        yield text.shown if text else None
        yield text.get("fr") if text else None


def date_columns(model: type[BaseModel], name: str) -> tuple[Column, ...]:
    """A date as written, with its first and last day for sorting and filtering."""
    first = f"First day that {name} can mean; empty where it has no year or an open start."
    last = f"Last day that {name} can mean; empty where it has no year or an open end."
    return (
        of(model, name, form="edtf"),
        Column(f"{name}_earliest", first, form="date"),
        Column(f"{name}_latest", last, form="date"),
    )


def date_values(text: str | None) -> Row:
    """The values of date_columns."""
    return text, day(earliest(text)), day(latest(text))


def year(text: str | None) -> int | None:
    """The year of a date that lies in a single one."""
    if not text:
        return None
    span = bounds(text)
    if span.earliest and span.latest and span.earliest.year == span.latest.year:
        return span.earliest.year
    return None


def value_of(dated: Dated | None) -> str | None:
    """The date of a dated value."""
    return dated.value if dated else None


TRAIL = (
    *text_columns(Record, "caveats"),
    of(Record, "as_of"),
    *text_columns(Record, "as_of_note"),
    Column(
        "attested_on",
        "Day that freshness counts from: first day of the newest attestation, or of a later check that renews it.",
        form="date",
    ),
    Column("doubted_on", "Day of a later check by call, visit or provider that did not confirm it.", form="date"),
    Column("verified_on", "Day of the newest check.", form="date"),
    Column("verified_how", "Method of the newest check."),
    Column("verified_outcome", "Outcome of the newest check."),
    Column("newest_source", "First day of the newest dated source that the record cites.", form="date"),
    Column(
        "source_kinds", "Kinds of the sources that the record as a whole cites, the most frequent first.", form="list"
    ),
    Column("source_count", "How many sources the record as a whole cites.", "INTEGER", required=True),
    Column(
        "last_changed",
        "Day of the last change of the record's file; empty where the history is not known.",
        form="date",
    ),
    Column("url", "Address of the record's page on this site.", required=True),
)
"""Columns at the end of every table of records."""

POSITION = Column("position", "Place in the record.", "INTEGER", required=True)
OF_SERVICE = Column("service_id", "The service.", required=True, references="services")
FRESHNESS = Column(
    "freshness",
    "current: attested within 12 months of the build's date; ageing: within 36; historical: older, or doubted since; "
    "undated; ended.",
    required=True,
)


def trail(collection: Collection, facts: Facts, folder: str, record: Record, status_as_of: str | None = None) -> Row:
    """The values of TRAIL."""
    newest = newest_check(record)
    as_of = newest_as_of(record, status_as_of)
    cited = (collection.sources[source].date for source in record.sources)
    file = collection.files[folder, record.id]
    return (
        *text_values(record, "caveats"),
        as_of,
        *text_values(record, "as_of_note"),
        day(attested_on(record, as_of)),
        day(doubted_on(record, as_of)),
        day(newest.date) if newest else None,
        newest.method if newest else None,
        newest.outcome if newest else None,
        day(max(filter(None, map(earliest, cited)), default=None)),
        array(kinds_of_sources(collection, record)),
        len(record.sources),
        day(facts.changed.get(file.shown)),
        page(folder, record),
    )


def kinds_of_sources(collection: Collection, record: Record) -> list[str]:
    """Kinds of the sources that a record as a whole cites, the most frequent first."""
    kinds = Counter(kind for source in record.sources if (kind := collection.sources[source].kind))
    return sorted(kinds, key=lambda kind: (-kinds[kind], kind))


def evidence_columns() -> tuple[Column, ...]:
    """Columns of a value with its own evidence."""
    return (*date_columns(Evidence, "as_of"), *text_columns(Evidence, "note"))


def evidence_values(value: Evidence) -> Row:
    """The values of evidence_columns."""
    return (*date_values(value.as_of), *text_values(value, "note"))


def page(folder: str, record: Entry) -> str:
    """Address of a record's page on the site."""
    return f"/{folder}/{record.id}"
