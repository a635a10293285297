"""Why a result is one to ask first: what a filter asks and its record leaves open."""

from collections.abc import Iterator, Sequence

from search.answered_by import Narrowing
from search.documents import Document
from search.filters import Filters
from search.tokens import tag
from web.spoken import Spoken, told
from web.visit import Visit

TOLD_OF = ("practice", "event", "document")
"""Kinds that concern people and places rather than serve them."""


def reasons(
    document: Document, narrowings: Sequence[Narrowing], filters: Filters, visit: Visit, spoken: Sequence[Spoken] = ()
) -> Iterator[str]:
    """Each filter that a record does not answer for sure, in words; `narrowings` are those of the filters."""
    own = document.columns["tags"] | document.columns["places"]
    for narrowing in narrowings:
        if own.isdisjoint(narrowing.tokens):
            yield _words(narrowing.name, document.kind, visit)
        elif narrowing.name == "language":
            asked = [each for each in spoken if tag("languages", each.language) in narrowing.tokens]
            yield from _not_heard(asked, visit)
    if filters.open_at:
        yield visit.say("whether it is open then")


def _not_heard(asked: Sequence[Spoken], visit: Visit) -> Iterator[str]:
    """Of languages that are told, where no word on them holds today."""
    if asked and not any(each.is_heard for each in asked):
        yield visit.say("which languages are spoken today (last told: %(date)s)", date=told(asked[0].as_of, visit))


def _words(name: str, kind: str, visit: Visit) -> str:
    if kind in TOLD_OF and name in ("audience", "place"):
        return visit.say("whether it concerns them") if name == "audience" else visit.say("of where it tells")
    return {
        "need": visit.say("whether it gives just this"),
        "theme": visit.say("whether it is about just this"),
        "audience": visit.say("whether it is for them"),
        "status": visit.say("whether it is for this legal status"),
        "language": visit.say("whether the language is spoken"),
        "place": visit.say("whether it comes there"),
        "year": visit.say("of which year it is"),
        "kind": visit.say("what it is"),
    }[name]
