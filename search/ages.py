"""How old the word on a record is today, as the index tells it."""

from datetime import date

from schema.freshness import AGEING_YEARS, CURRENT_YEARS, years_before
from search.tokens import TABLE

AGE = f"""
case
when {TABLE}.freshness is 'ended' or {TABLE}.ends_on < :today then 'ended'
when {TABLE}.doubted_on is not null then 'historical'
when {TABLE}.attested_on is null then 'undated'
when {TABLE}.attested_on >= :current_since then 'current'
when {TABLE}.attested_on >= :fresh_since then 'ageing'
else 'historical'
end
"""
"""The rule of schema/freshness.py; what took place or was written is of the age of its day."""
FRESHNESS = f"iif({TABLE}.freshness is null, null, {AGE})"
"""Null for kinds that do not age."""
FRESH = f"({TABLE}.kind in ('place', 'term') or {AGE} in ('current', 'ageing'))"
"""What is neither old, undated nor ended; words and places are always good."""


def days(today: date) -> dict[str, str]:
    """The days that ages are counted from."""
    return {
        "today": today.isoformat(),
        "current_since": years_before(today, CURRENT_YEARS).isoformat(),
        "fresh_since": years_before(today, AGEING_YEARS).isoformat(),
    }
