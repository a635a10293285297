"""Since when and until when the words on a record hold: the days that freshness is counted from."""

from datetime import date

from pipeline.tables.shape import Facts
from schema.base import Dated, Record, Verification
from schema.edtf_dates import earliest, is_past
from schema.freshness import ON_THE_SPOT, freshness


def newest_check(record: Record) -> Verification | None:
    """The check made last, however the record orders them."""
    return max(record.verifications, key=lambda check: check.date, default=None)


def newest_as_of(record: Record, status_as_of: str | None) -> str | None:
    """The newer of the record's own date and that of its status, by the first day each can mean."""
    dates = [text for text in (record.as_of, status_as_of) if text]
    return max(dates, key=lambda text: earliest(text) or date.min, default=None)


def attested_on(record: Record, as_of: str | None) -> date | None:
    """First day of the newest attestation, or of a later check on the spot that confirms it."""
    renewals = [check.date for check in _on_the_spot(record) if check.outcome == "confirmed"]
    return max(filter(None, [earliest(as_of), *renewals]), default=None)


def doubted_on(record: Record, as_of: str | None) -> date | None:
    """Day of a check on the spot, newer than any attestation, that did not find it or contradicted it."""
    newest = max((check.date for check in _on_the_spot(record) if check.outcome != "confirmed"), default=None)
    attested = attested_on(record, as_of)
    return None if newest and attested and attested > newest else newest


def freshness_of(record: Record, status_as_of: str | None, ended: bool, facts: Facts) -> str:
    """Freshness on the day of the build."""
    as_of = newest_as_of(record, status_as_of)
    return freshness(attested_on(record, as_of), ended, facts.today, doubted_on(record, as_of) is not None)


def has_ended(until: Dated | None, facts: Facts) -> bool:
    """Is the last possible day of an end past?"""
    return is_past(until.value if until else None, facts.today)


def _on_the_spot(record: Record) -> list[Verification]:
    return [check for check in record.verifications if check.method in ON_THE_SPOT]
