"""One record as a JSON-LD document: the thing itself, and the page that tells of it, with its sources and dates."""

from collections.abc import Iterable

from extracts.sheet import LICENCE_ADDRESS
from linked.event import event
from linked.links import Links
from linked.organisation import organisation
from linked.place import place
from linked.service import service
from linked.standing import Standing
from linked.values import Node, node, period
from linked.writings import document, practice, source, term
from schema.base import Entry
from schema.document import Document
from schema.event import Event
from schema.glossary import GlossaryTerm
from schema.organisation import Organisation
from schema.place import Place
from schema.practice import Practice
from schema.service import Service
from schema.source import Source

CONTEXT = "https://schema.org"


def linked_record(folder: str, record: Entry, links: Links, standing: Standing, sources: Iterable[str]) -> Node:
    """The whole document of a record that rests on some sources."""
    page = _page(folder, record.id, links, standing, sources)
    return {"@context": CONTEXT, **_thing(record, links, standing), "mainEntityOfPage": page}


def _thing(record: Entry, links: Links, standing: Standing) -> Node:
    match record:
        case Organisation():
            return organisation(record, links, standing)
        case Service():
            return service(record, links, standing)
        case Practice():
            return practice(record, links)
        case Event():
            return event(record, links)
        case Document():
            return document(record, links)
        case Source():
            return source(record, links)
        case Place():
            return place(record, links)
        case GlossaryTerm():
            return term(record, links)
    raise TypeError(f"A {type(record).__name__} has no page")


def _page(folder: str, record: str, links: Links, standing: Standing, sources: Iterable[str]) -> Node:
    """The page, apart from the thing: dates of the text, of the word of sources and of the check are its own."""
    address = links.page(folder, record)
    return node(
        "WebPage",
        f"{address}#page",
        url=address,
        dateModified=standing.last_changed,
        temporalCoverage=period(standing.as_of),
        lastReviewed=standing.confirmed_on,
        creativeWorkStatus=links.term("freshness", standing.freshness) if standing.freshness else None,
        license=LICENCE_ADDRESS,
        isPartOf={"@id": f"{links.address}/downloads#dataset"},
        isBasedOn=links.to_all("sources", sources),
    )
