"""What a message adds to a value that may not hold as the record does: its own date, and what stands beside it."""

from collections.abc import Iterable

from schema.base import Evidence
from schema.edtf_dates import earliest
from web.opening import Times
from web.trust import ENDED, Trust
from web.visit import Visit


def dated(said: str, as_of: str | None, visit: Visit) -> str:
    """A value with its date, and what to do where it is old; that it holds now is nothing to send."""
    state = Times(None, as_of, None, None, None).state(visit.now, visit.today)
    if state == "undated":
        return visit.say("%(said)s (undated: ask first)", said=said)
    date_of = visit.attested(as_of or "")
    if state == "old":
        return visit.say("%(said)s (as of %(date)s: ask first)", said=said, date=date_of)
    return visit.say("%(said)s (as of %(date)s)", said=said, date=date_of)


def with_date(said: str, value: Evidence, trust: Trust | None, visit: Visit) -> str:
    """A value with its own date, where that is not as new as the record's."""
    if trust is None or trust.freshness == ENDED or not _is_older(value, trust.as_of):
        return said
    return dated(said, value.as_of, visit)


def with_doubts(said: str, value: Evidence, trust: Trust | None, visit: Visit) -> str:
    """The same with what the record notes beside it."""
    return with_notes(with_date(said, value, trust, visit), [value], visit)


def with_notes(told: str, values: Iterable[Evidence | None], visit: Visit) -> str:
    """A value with the notes beside it: another number of the door, or that nobody saw it since."""
    notes = [visit.plain_text(value.note) for value in values if value and value.note]
    return " – ".join([told, *notes])


def number_with_date(number: str, value: Evidence, newest: str | None, visit: Visit) -> str:
    """A way to ask: there is nothing to ask by before it."""
    if not _is_older(value, newest):
        return number
    if earliest(value.as_of) is None:
        return visit.say("%(said)s (undated)", said=number)
    return visit.say("%(said)s (as of %(date)s)", said=number, date=visit.attested(value.as_of or ""))


def _is_older(value: Evidence, newest: str | None) -> bool:
    """Whether it has a date of its own before the record's, or sources of its own without one."""
    of_record = earliest(newest)
    if value.as_of is None:
        return bool(value.sources) and of_record is not None
    attested = earliest(value.as_of)
    return attested is None or of_record is None or attested < of_record
