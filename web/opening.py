"""Whether something is open at a moment, said only where its hours are themselves current."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from markupsafe import Markup

from schema.edtf_dates import bounds, earliest
from schema.freshness import CURRENT_YEARS, years_before
from search.hours import HOME_ZONE, day_of, is_open, there
from web.trust import ENDED, Trust
from web.visit import Visit

State = Literal["open", "closed", "told in words", "out of season", "old", "undated"]
NOT_RUNNING = ("planned", "paused", "closed")
"""Statuses of services whose hours say nothing of now."""
FIRST = ("open", "told in words", "old", "undated", "closed", "out of season")
"""Of several hours, which state is told."""


@dataclass(frozen=True)
class Times:
    """Hours with what is needed to read them."""

    osm: str | None
    """In opening_hours syntax, where a source is precise enough."""
    as_of: str | None
    valid: str | None
    zone: str | None
    country: str | None
    """Whose holidays count."""

    def state(self, asked: date, today: date) -> State:
        """What they say of a moment, or of a day: whether it is open at some time of it.

        Like ages they are counted from today: of what they say of a day to come nobody has newer word.
        """
        attested = earliest(self.as_of)
        if attested is None:
            return "undated"
        if attested < years_before(today, CURRENT_YEARS):
            return "old"
        local = there(asked, self.zone or HOME_ZONE)
        if not _in_season(self.valid, day_of(local)):
            return "out of season"
        told = is_open(self.osm, self.country, local) if self.osm else None
        return "told in words" if told is None else "open" if told else "closed"


def runs(row: Mapping[str, Any], trust: Trust | None, today: date) -> bool:
    """Whether hours say anything of now: not of what has ended, has not begun, pauses, or was not found on the spot."""
    has_begun = (row.get("since_earliest") or "") <= today.isoformat()
    has_ended = trust is not None and trust.freshness == ENDED
    return has_begun and not has_ended and not row.get("doubted_on") and row.get("status") not in NOT_RUNNING


def _in_season(valid: str | None, day: date) -> bool:
    """Whether a day lies in the season of some hours; one of no year tells nothing."""
    if valid is None:
        return True
    season = bounds(valid)
    if season.earliest is None and season.latest is None:
        return False
    return (season.earliest or day) <= day <= (season.latest or day)


def in_words(every: Iterable[Times], visit: Visit, moment: date | None = None) -> str:
    """The state of something with some hours, now or at another time, with what to do where it is not known."""
    asked = moment or visit.now
    states = sorted(((each.state(asked, visit.today), each) for each in every), key=lambda pair: FIRST.index(pair[0]))
    if not states:
        return visit.say("Hours not known: ask first")
    state, told = states[0]
    return {
        "open": _momentary(visit.say("Open now") if asked == visit.now else visit.say("Open then")),
        "closed": _momentary(visit.say("Closed now") if asked == visit.now else visit.say("Closed then")),
        "told in words": visit.say("Hours told in words only: read them, or ask first"),
        "out of season": visit.say("Hours of another season: ask first"),
        "old": visit.say("Hours as of %(date)s: ask first", date=visit.attested(told.as_of or "")),
        "undated": visit.say("Hours without a date: ask first"),
    }[state]


def _momentary(words: str) -> Markup:
    """What is false an hour later is for the screen only: paper keeps the hours themselves."""
    return Markup('<span class="no-print">{}</span>').format(words)
