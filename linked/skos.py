"""The vocabularies as SKOS. Words of a machine have a language tag that says so; hidden labels are for search alone."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DC, DCTERMS, RDF, SKOS
from rdflib.term import Node

from extracts.sheet import LICENCE_ADDRESS
from linked.values import tag
from linked.vocabularies import Concept, Credit, Scheme, Word, read_concepts, read_credits

BROAD = "-broad"
OTHERS = {
    "schema-org": "https://schema.org/",
    "data-inclusion": "https://github.com/gip-inclusion/data-inclusion-schema",
    "hsds": "https://docs.openreferral.org/",
}
"""Other vocabularies that terms are matched to."""
GIVES_ADDRESSES = "schema-org"
"""The one of them whose terms have addresses of their own; the others have names only."""
MACHINE_MADE = (
    "Labels whose language tag ends in -t-t0-und were supplied by a machine and checked by no competent reader."
)
Triple = tuple[Node, Node, Node]


def skos(connection: sqlite3.Connection, schemes: Iterable[Scheme], address: str) -> Graph:
    """Some vocabularies as a graph; `address` begins every address of the site."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (("dc", DC), ("dcterms", DCTERMS), ("skos", SKOS)):
        graph.bind(prefix, namespace)
    for scheme in schemes:
        concepts = {concept.id: concept for concept in read_concepts(connection, scheme.id)}
        vocabulary = _Vocabulary(scheme.id, address, concepts)
        for triple in vocabulary.triples(scheme, read_credits(connection, scheme.id)):
            graph.add(triple)
    return graph


class _Vocabulary:
    """One scheme at its address."""

    def __init__(self, scheme: str, address: str, concepts: Mapping[str, Concept]) -> None:
        self.id = scheme
        self.itself = URIRef(f"{address}/vocabularies/{scheme}")
        self.address = address
        self.concepts = concepts

    def triples(self, scheme: Scheme, word_lists: Iterable[Credit]) -> Iterator[Triple]:
        """All that is told of the scheme and its concepts."""
        yield from self._scheme(scheme)
        for credit in word_lists:
            yield from self._credit(credit)
        for concept in self.concepts.values():
            for property_, value in (*self._told(concept), *_labels(concept), *_definition(concept)):
                yield self._uri(concept.id), property_, value
            yield from self._matches(concept)

    def _uri(self, term: str) -> URIRef:
        return URIRef(f"{self.itself}#{term}")

    def _source(self, source: str) -> URIRef:
        return URIRef(f"{self.address}/sources/{source}")

    def _scheme(self, scheme: Scheme) -> Iterator[Triple]:
        yield self.itself, RDF.type, SKOS.ConceptScheme
        yield self.itself, DCTERMS.license, URIRef(LICENCE_ADDRESS)
        yield self.itself, DCTERMS.isPartOf, URIRef(f"{self.address}/vocabularies")
        yield self.itself, SKOS.note, Literal(MACHINE_MADE, "en")
        for code, text in scheme.title.items():
            yield self.itself, DCTERMS.title, Literal(text, code)
            yield self.itself, SKOS.prefLabel, Literal(text, code)
        for code, text in scheme.description.items():
            yield self.itself, DCTERMS.description, Literal(text, code)

    def _credit(self, credit: Credit) -> Iterator[Triple]:
        source = self._source(credit.id)
        yield self.itself, DCTERMS.source, source
        yield source, DCTERMS.title, Literal(credit.title, credit.language)
        yield source, DC.publisher, Literal(credit.publisher)
        if credit.licence:
            yield source, DC.rights, Literal(credit.licence)

    def _told(self, concept: Concept) -> Iterator[tuple[Node, Node]]:
        """What it is, its place in the scheme, the sources of its words."""
        yield RDF.type, SKOS.Concept
        yield SKOS.inScheme, self.itself
        yield SKOS.notation, Literal(concept.id)
        if concept.broader:
            yield SKOS.broader, self._uri(concept.broader)
        else:
            yield SKOS.topConceptOf, self.itself
        for other in self.concepts.values():
            if other.broader == concept.id:
                yield SKOS.narrower, self._uri(other.id)
        if concept.not_to_confuse:
            yield SKOS.scopeNote, Literal(f"Not to be confused with: {self._named(concept.not_to_confuse)}.", "en")
        for source in concept.credits:
            yield DCTERMS.source, self._source(source)

    def _named(self, terms: Iterable[str]) -> str:
        english = ((word.text for word in self.concepts[term].preferred if word.language == "en") for term in terms)
        return ", ".join(next(words, term) for words, term in zip(english, terms, strict=True))

    def _matches(self, concept: Concept) -> Iterator[Triple]:
        """A match is the same or the nearest term, which says close; a broader one is told apart."""
        for name, other in concept.matches:
            vocabulary = name.removesuffix(BROAD)
            # A node without an address gets the same id in every process, so that files are the same too.
            nameless = BNode("--".join((self.id, concept.id, name, other)))
            match = URIRef(OTHERS[vocabulary] + other) if vocabulary == GIVES_ADDRESSES else nameless
            yield self._uri(concept.id), SKOS.broadMatch if name.endswith(BROAD) else SKOS.closeMatch, match
            if isinstance(match, BNode):
                yield match, RDF.type, SKOS.Concept
                yield match, SKOS.inScheme, URIRef(OTHERS[vocabulary])
                yield match, SKOS.notation, Literal(other)


def _labels(concept: Concept) -> Iterator[tuple[Node, Node]]:
    preferred, others = map(_literal, concept.preferred), map(_literal, concept.others)
    yield from ((SKOS.prefLabel, label) for label in preferred)
    yield from ((SKOS.altLabel, label) for label in others)
    yield from ((SKOS.hiddenLabel, _literal(word)) for word in concept.hidden)


def _literal(word: Word) -> Literal:
    return Literal(word.text, tag(word.language, is_machine_made=word.is_machine_made))


def _definition(concept: Concept) -> Iterator[tuple[Node, Node]]:
    return ((SKOS.definition, Literal(text, code)) for code, text in concept.definition.items())
