"""How far the words on a record can be trusted today: how old, by whom, checked how; the line under every name."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from schema.freshness import freshness
from web.visit import Visit

ENDED = "ended"


@dataclass(frozen=True)
class Trust:
    """What every result and page says of its own age."""

    freshness: str | None
    """As of today; None for kinds that do not age."""
    as_of: str | None
    source_kinds: tuple[str, ...]
    verified_on: str | None
    verified_how: str | None
    verified_outcome: str | None

    def sentences(self, visit: Visit) -> list[str]:
        """The line without its freshness: attested when, by what kind of source, checked how."""
        return [*_attested(self, visit), *_checked(self, visit)]

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


def trust_of(row: Mapping[str, Any], today: date, ends_on: str | None) -> Trust:
    """Read from the row of a record; its freshness is counted again for today."""
    return Trust(
        freshness=freshness_today(row, today, ends_on),
        as_of=row["as_of"],
        source_kinds=tuple(json.loads(row["source_kinds"] or "[]")),
        verified_on=row["verified_on"],
        verified_how=row["verified_how"],
        verified_outcome=row["verified_outcome"],
    )


def freshness_today(row: Mapping[str, Any], today: date, ends_on: str | None) -> str | None:
    """Freshness on a day later than the build; None where its kind has none."""
    if row.get("freshness") is None:
        return None
    attested = date.fromisoformat(row["attested_on"]) if row["attested_on"] else None
    has_ended = row["freshness"] == ENDED or (ends_on or "9999") < today.isoformat()
    return freshness(attested, has_ended, today, row["doubted_on"] is not None)


def _attested(trust: Trust, visit: Visit) -> Iterator[str]:
    if trust.as_of:
        yield visit.say("last attested: %(date)s", date=visit.attested(trust.as_of))
    else:
        yield visit.say("no source tells a date")
    if trust.source_kinds:
        kinds = visit.say(", ").join(_word("source-kinds", kind, visit) for kind in trust.source_kinds)
        yield visit.say("sources: %(kinds)s", kinds=kinds)


def _checked(trust: Trust, visit: Visit) -> Iterator[str]:
    """The newest check: when, how, with what outcome."""
    if trust.verified_on and trust.verified_how and trust.verified_outcome:
        yield visit.say(
            "checked %(date)s (%(method)s): %(outcome)s",
            date=visit.when(trust.verified_on),
            method=_word("verification-methods", trust.verified_how, visit),
            outcome=_word("verification-outcomes", trust.verified_outcome, visit),
        )


def _word(scheme: str, term: str, visit: Visit) -> str:
    """A label within a sentence; what begins with a short form such as NGO keeps its capitals."""
    word = visit.labels.of(scheme, term, visit.language.code).text
    return word[:1].lower() + word[1:] if word[1:2].islower() else word
