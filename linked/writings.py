"""What is written, as schema.org tells it: practices, documents, sources, terms of the glossary."""

from linked.links import Links
from linked.values import Node, certain, node, period, texts, worded
from schema.document import Document
from schema.glossary import GlossaryTerm
from schema.practice import Practice
from schema.source import Source


def practice(record: Practice, links: Links) -> Node:
    """An article on a way of working."""
    return node(
        "Article",
        links.page("practices", record.id),
        headline=texts(record.title),
        name=texts(record.title),
        description=texts(record.approach),
        about=links.themes(record.themes),
        audience=links.audiences(record.audiences),
        contributor=links.to_all("organisations", record.organisations),
        mentions=links.to_all("services", record.services),
        spatialCoverage=links.to_all("places", record.places),
        temporalCoverage=period(record.period.value) if record.period else None,
    )


def document(record: Document, links: Links) -> Node:
    """Something to read."""
    return node(
        links.types.of_kind("documents", record.kind),
        links.page("documents", record.id),
        name=record.title,
        description=texts(record.about),
        about=links.themes(record.themes),
        audience=links.audiences(record.audiences),
        spatialCoverage=links.to_all("places", record.places),
        inLanguage=record.languages,
        url=record.url,
        datePublished=certain(record.date),
        publisher=links.to_all("organisations", record.publishers) or node("Organization", name=record.publisher),
    )


def source(record: Source, links: Links) -> Node:
    """A page or a paper that records rest on."""
    return node(
        "WebPage" if record.url else "CreativeWork",
        links.page("sources", record.id),
        name=worded(record.title, record.language),
        inLanguage=record.language,
        url=record.url,
        datePublished=certain(record.date),
        publisher=node("Organization", name=record.publisher),
        isBasedOn=record.original,
        license=node("CreativeWork", name=record.licence) if record.licence else None,
    )


def term(record: GlossaryTerm, links: Links) -> Node:
    """A word of the field."""
    return node(
        "DefinedTerm",
        links.page("glossary", record.id),
        name=worded(record.term, record.language),
        description=texts(record.meaning),
        inDefinedTermSet=node("DefinedTermSet", f"{links.address}/glossary", name="Glossary"),
    )
