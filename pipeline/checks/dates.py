"""Dates stand in their order and none lies ahead of its time."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from pipeline.collection import Collection
from pipeline.files import RecordFile
from pipeline.problems import Problem
from schema.base import Evidence, Record
from schema.edtf_dates import bounds, earliest, latest
from schema.freshness import freshness
from schema.inside import models
from schema.references import Path
from schema.source import Source
from schema.withdrawn import Withdrawn

_PAIRS = (("founded", "ended"), ("since", "until"), ("begins", "ends"))


def dates_in_order(collection: Collection, today: date) -> Iterator[Problem]:
    """Error: something ends before it can have begun."""
    for file, record in collection.each():
        for path, model in models(record):
            for first, last in _pairs_of(type(model)):
                begins, ends = _text(getattr(model, first)), _text(getattr(model, last))
                if begins and ends and _before(ends, begins):
                    message = f'"{ends}" is before {first} "{begins}"; check both'
                    yield file.problem((*path, last), message, "date-order")


@cache
def _pairs_of(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The pairs of dates that a model has."""
    return tuple(pair for pair in _PAIRS if set(pair) <= set(model.model_fields))


def not_in_the_future(collection: Collection, today: date) -> Iterator[Problem]:
    """Error: a source, a check or an attestation dated after the day of the build."""
    for file, record in collection.each():
        for path, field, text in _past_dates(record):
            day = text if isinstance(text, date) else earliest(text)
            if day and day > today:
                message = f'"{text}" lies after {today}; a source or check cannot'
                yield file.problem((*path, field), message, "future")


def not_newer_than_sources(collection: Collection, today: date) -> Iterator[Problem]:
    """Warning: as_of is newer than every source that the value rests on, all of them dated."""
    for file, record in collection.each():
        if isinstance(record, Record):
            for path, model in models(record):
                yield from _newer(file, collection, path, model, record)


def active_is_recent(collection: Collection, today: date) -> Iterator[Problem]:
    """Warning: a status says that something works on the strength of a word older than a year, or of no date."""
    for folder, records in (("organisations", collection.organisations), ("services", collection.services)):
        for name, record in records.items():
            if record.status and record.status.value == "active":
                told = record.status.as_of or record.as_of
                if freshness(earliest(told), False, today) != "current":
                    message = f'"active" rests on "{told or "no date"}"; find a newer source or remove the status'
                    yield collection.files[folder, name].problem(("status",), message, "stale-status", "warning")


def _text(value: Any) -> str | None:
    """The EDTF text of a date, with or without its evidence."""
    if isinstance(value, str):
        return value
    text = getattr(value, "value", None)
    return text if isinstance(text, str) else None


def _before(last: str, first: str) -> bool:
    end, start = latest(last), earliest(first)
    return end is not None and start is not None and end < start


def _past_dates(record: BaseModel) -> Iterator[tuple[Path, str, Any]]:
    """Dates that speak of the past by their nature."""
    for path, model in models(record):
        for field in _past_fields_of(type(model)):
            if value := getattr(model, field):
                yield path, field, value
        if isinstance(model, Source | Withdrawn) and model.date:
            yield path, "date", model.date
    for position, verification in enumerate(getattr(record, "verifications", [])):
        yield ("verifications", position), "date", verification.date


@cache
def _past_fields_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that speak of the past."""
    return tuple(field for field in ("as_of", "accessed") if field in model.model_fields)


def _newer(file: RecordFile, collection: Collection, path: Path, model: BaseModel, record: Record) -> Iterator[Problem]:
    if not isinstance(model, (Record, Evidence)) or not model.as_of:
        return
    cited = [collection.sources.get(source) for source in model.sources or record.sources]
    dated = [bounds(source.date).latest for source in cited if source and source.date]
    attested = bounds(model.as_of).earliest
    if attested and len(dated) == len(cited) and None not in dated and attested > max(filter(None, dated)):
        message = f'"{model.as_of}" is newer than each of its sources; name the source that attests it'
        yield file.problem((*path, "as_of"), message, "newer-than-sources", "warning")
