"""How far the words on a record can be trusted today: how old, by whom, checked how; the line under every name."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from schema.base import Entry, Record
from schema.freshness import freshness
from web.checks import Check, newest_check
from web.visit import Visit

ENDED = "ended"


@dataclass(frozen=True)
class Trust:
    """What every result and page says of its own age."""

    freshness: str | None
    """As of today; None for kinds that do not age."""
    as_of: str | None
    source_kinds: tuple[str, ...]
    check: Check | None = None
    """The newest one on the spot."""

    def sentences(self, visit: Visit) -> list[str]:
        """The line without its freshness: attested when, by what kind of source, checked how."""
        attested = self.attested(visit)
        return [*([attested] if attested else []), *_sources(self, visit), *_checked(self, visit)]

    def attested(self, visit: Visit) -> str | None:
        """When it was last attested; that no source tells is worth a word only of what ages."""
        if self.as_of:
            return visit.say("last attested: %(date)s", date=visit.attested(self.as_of))
        return visit.say("no source tells a date") if self.freshness else None

    def meaning(self, visit: Visit) -> str:
        """What its freshness means, for those who see the word for the first time."""
        return {
            "current": visit.say("a source or somebody on the spot spoke of it within the last twelve months"),
            "ageing": visit.say("the newest word on it is one to three years old"),
            "historical": visit.say("the newest word on it is more than three years old, or has been shaken since"),
            "undated": visit.say("no source tells when it held"),
            "ended": visit.say("it has ended"),
            None: "",
        }[self.freshness]


def trust_of(row: Mapping[str, Any], today: date, ends_on: str | None, check: Check | None = None) -> Trust:
    """Read from the row of a record; its freshness is counted again for today."""
    return Trust(
        freshness=freshness_today(row, today, ends_on),
        as_of=row["as_of"],
        source_kinds=tuple(json.loads(row["source_kinds"] or "[]")),
        check=check,
    )


def trust_in(record: Entry, row: Mapping[str, Any], today: date) -> Trust | None:
    """Read from a whole record and its row; None of what says nothing about the world."""
    if not isinstance(record, Record):
        return None
    ends_on = row.get("until_latest") or row.get("ended_latest")
    return trust_of(row, today, ends_on, newest_check(record.verifications))


def freshness_today(row: Mapping[str, Any], today: date, ends_on: str | None) -> str | None:
    """Freshness on a day later than the build; None where its kind has none."""
    if row.get("freshness") is None:
        return None
    attested = date.fromisoformat(row["attested_on"]) if row["attested_on"] else None
    has_ended = row["freshness"] == ENDED or (ends_on or "9999") < today.isoformat()
    return freshness(attested, has_ended, today, row["doubted_on"] is not None)


def _sources(trust: Trust, visit: Visit) -> Iterator[str]:
    if trust.source_kinds:
        kinds = visit.say(", ").join(_word("source-kinds", kind, visit) for kind in trust.source_kinds)
        yield visit.say("sources: %(kinds)s", kinds=kinds)


def _checked(trust: Trust, visit: Visit) -> Iterator[str]:
    """The newest check on the spot: when, how, with what outcome; of what ages, that there was none."""
    if trust.check:
        yield visit.say(
            "checked %(date)s (%(method)s): %(outcome)s",
            date=visit.when(trust.check.date),
            method=_word("verification-methods", trust.check.method, visit),
            outcome=_word("verification-outcomes", trust.check.outcome, visit),
        )
    elif trust.freshness:
        yield visit.say("not checked on the spot")


def _word(scheme: str, term: str, visit: Visit) -> str:
    """A label within a sentence; what begins with a short form such as NGO keeps its capitals."""
    word = visit.labels.of(scheme, term, visit.language.code).text
    return word[:1].lower() + word[1:] if word[1:2].islower() else word
