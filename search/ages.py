"""How old the word on a record is today, as the index tells it."""

from datetime import date

from schema.freshness import AGEING_YEARS, CURRENT_YEARS, years_before
from search.tokens import TABLE

FRESHNESS = f"""
case
when {TABLE}.freshness is null then null
when {TABLE}.freshness = 'ended' or {TABLE}.ends_on < :today then 'ended'
when {TABLE}.doubted_on is not null then 'historical'
when {TABLE}.attested_on is null then 'undated'
when {TABLE}.attested_on >= :current_since then 'current'
when {TABLE}.attested_on >= :fresh_since then 'ageing'
else 'historical'
end
"""
"""The rule of schema/freshness.py; null for kinds that do not age."""


def days(today: date) -> dict[str, str]:
    """The days that ages are counted from."""
    return {
        "today": today.isoformat(),
        "current_since": years_before(today, CURRENT_YEARS).isoformat(),
        "fresh_since": years_before(today, AGEING_YEARS).isoformat(),
    }
