"""Why a result is one to ask first: what a filter asks and its record leaves open."""

from collections.abc import Iterator

from search.documents import Document
from search.filters import Filters
from web.visit import Visit


def reasons(document: Document, filters: Filters, visit: Visit) -> Iterator[str]:
    """Each filter that a record does not answer for sure, in words."""
    own = document.columns["tags"] | document.columns["places"]
    for narrowing in filters.narrowings(visit.library.lexicon):
        if own.isdisjoint(narrowing.tokens):
            yield _words(narrowing.name, visit)
    if filters.open_at is not None:
        yield visit.say("whether it is open then")


def _words(name: str, visit: Visit) -> str:
    return {
        "need": visit.say("whether it gives just this"),
        "audience": visit.say("whether it is for them"),
        "status": visit.say("whether it is for this legal status"),
        "language": visit.say("whether the language is spoken"),
        "place": visit.say("whether it comes there"),
        "kind": visit.say("what it is"),
    }[name]
