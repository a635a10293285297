"""How old the newest word on something is: one rule, for the build's day and for the reader's."""

from datetime import date
from typing import Literal

Freshness = Literal["current", "ageing", "historical", "undated", "ended"]

ON_THE_SPOT = ("call", "visit", "provider")
"""Methods of verification that can renew or shake what is told; re-reading a source cannot."""
CURRENT_YEARS = 1
AGEING_YEARS = 3


def freshness(attested: date | None, ended: bool, today: date, doubted: bool = False) -> Freshness:
    """Freshness on a day, from the first day that the newest attestation can mean.

    What a later check on the spot did not find or contradicted is no better than old.
    """
    if ended:
        return "ended"
    if doubted:
        return "historical"
    if attested is None:
        return "undated"
    if attested >= years_before(today, CURRENT_YEARS):
        return "current"
    return "ageing" if attested >= years_before(today, AGEING_YEARS) else "historical"


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 28 February for a 29th that there is not."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
