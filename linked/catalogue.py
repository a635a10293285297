"""The collection as a catalogue after DCAT-AP 3, for the portals of open data that harvest such."""

import sqlite3
from urllib.parse import quote

from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD
from rdflib.term import Node

from extracts.offered import Offered
from linked.distributions import Distribution
from linked.formats import FILE_TYPES, MEDIA
from linked.works import FRENCH_NAME, FRENCH_SUMMARY, NAME, SUMMARY, Both, Work, directory, vocabularies
from pipeline.tables.build_info import BUILD_DAY

AUTHORITY = "http://publications.europa.eu/resource/authority/"
"""Lists of the Publications Office of the European Union, which DCAT-AP asks for."""
LICENCE = URIRef(f"{AUTHORITY}licence/CC_BY_4_0")
LANGUAGES = (URIRef(f"{AUTHORITY}language/ENG"), URIRef(f"{AUTHORITY}language/FRA"))
THEMES = URIRef(f"{AUTHORITY}data-theme")
THEME = URIRef(f"{AUTHORITY}data-theme/SOCI")
PUBLIC = URIRef(f"{AUTHORITY}access-right/PUBLIC")
IANA = "https://www.iana.org/assignments/media-types/"
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
PREFIXES = {"dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "rdfs": RDFS, "spdx": SPDX, "vcard": VCARD, "xsd": XSD}


def catalogue(connection: sqlite3.Connection, address: str, mailbox: str | None, written: Offered | None) -> Graph:
    """The catalogue; `address` begins every address of the site, `mailbox` takes questions where there is one."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    (day,) = connection.execute(BUILD_DAY).fetchone()
    _Catalogue(graph, address, day).write(directory(connection, written), mailbox)
    return graph


class _Catalogue:
    """Writes into a graph what it is told."""

    def __init__(self, graph: Graph, address: str, day: str) -> None:
        self.graph = graph
        self.address = address
        self.day = Literal(day, datatype=XSD.date)
        self.itself = URIRef(f"{address}/#catalogue")
        self.contact = BNode("contact")
        self.publisher = URIRef(f"{address}/about#publisher")

    def write(self, collection: Work, mailbox: str | None) -> None:
        """The catalogue, who publishes it, its datasets and services."""
        self._itself()
        if mailbox:
            self._contact(mailbox)
        for work in (collection, vocabularies()):
            self._dataset(work, has_contact=mailbox is not None)
        self._service("/search.json", "Search as JSON", collection)
        self._service("/directory", "Tables and SQL as JSON and CSV", collection)

    def _itself(self) -> None:
        self._named(self.itself, DCAT.Catalog, (NAME, FRENCH_NAME), (SUMMARY, FRENCH_SUMMARY))
        self._add(self.itself, FOAF.homepage, URIRef(f"{self.address}/"))
        self._add(self.itself, DCAT.themeTaxonomy, THEMES)
        self._add(self.itself, DCTERMS.license, LICENCE)
        self._add(self.publisher, RDF.type, FOAF.Agent)
        self._add(self.publisher, FOAF.name, Literal(NAME, "en"))
        self._add(self.publisher, FOAF.homepage, URIRef(f"{self.address}/about"))

    def _named(self, thing: Node, kind: Node, title: Both, description: Both) -> None:
        """What a catalogue and a dataset have alike."""
        self._add(thing, RDF.type, kind)
        self._both(thing, DCTERMS.title, title)
        self._both(thing, DCTERMS.description, description)
        self._add(thing, DCTERMS.publisher, self.publisher)
        self._add(thing, DCTERMS.issued, self.day)
        self._add(thing, DCTERMS.modified, self.day)
        for language in LANGUAGES:
            self._add(thing, DCTERMS.language, language)

    def _contact(self, mailbox: str) -> None:
        self._add(self.contact, RDF.type, VCARD.Organization)
        self._add(self.contact, VCARD.fn, Literal(NAME))
        self._add(self.contact, VCARD.hasEmail, URIRef(f"mailto:{quote(mailbox, safe='@+')}"))

    def _dataset(self, work: Work, *, has_contact: bool) -> None:
        itself = self._uri(work)
        self._named(itself, DCAT.Dataset, work.title, work.description)
        self._add(self.itself, DCAT.dataset, itself)
        self._add(itself, DCAT.landingPage, URIRef(self.address + work.page))
        self._add(itself, DCAT.theme, THEME)
        self._add(itself, DCTERMS.accessRights, PUBLIC)
        if has_contact:
            self._add(itself, DCAT.contactPoint, self.contact)
        self._contents(itself, work)
        for file in work.files:
            self._distribution(itself, file)

    def _contents(self, dataset: Node, work: Work) -> None:
        """Where, about what, from where, after which standard."""
        for place in work.places:
            self._add(dataset, DCTERMS.spatial, URIRef(place))
        for keyword in work.keywords:
            self._both(dataset, DCAT.keyword, keyword)
        if work.standard:
            self._add(dataset, DCTERMS.conformsTo, URIRef(work.standard))
        if work.provenance:
            statement = BNode("provenance")
            self._add(dataset, DCTERMS.provenance, statement)
            self._add(statement, RDF.type, DCTERMS.ProvenanceStatement)
            self._both(statement, RDFS.label, work.provenance)

    def _uri(self, work: Work) -> URIRef:
        return URIRef(f"{self.address}{work.page}#dataset")

    def _distribution(self, dataset: Node, file: Distribution) -> None:
        itself = URIRef(f"{self.address}{file.path}")
        self._add(dataset, DCAT.distribution, itself)
        self._add(itself, RDF.type, DCAT.Distribution)
        self._add(itself, DCTERMS.title, Literal(file.title, "en"))
        self._add(itself, DCAT.accessURL, itself)
        self._add(itself, DCAT.downloadURL, itself)
        self._add(itself, DCTERMS.license, LICENCE)
        self._add(itself, DCTERMS.modified, self.day)
        if file.form in MEDIA:
            self._add(itself, DCAT.mediaType, URIRef(IANA + MEDIA[file.form]))
        if file.form in FILE_TYPES:
            self._add(itself, DCTERMS.format, URIRef(f"{AUTHORITY}file-type/{FILE_TYPES[file.form]}"))
        if file.size is not None:
            self._add(itself, DCAT.byteSize, Literal(file.size, datatype=XSD.nonNegativeInteger))
        if file.sha256:
            self._checksum(itself, file.sha256)

    def _checksum(self, distribution: Node, digest: str) -> None:
        checksum = BNode(f"sha256-{digest}")
        self._add(distribution, SPDX.checksum, checksum)
        self._add(checksum, RDF.type, SPDX.Checksum)
        self._add(checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
        self._add(checksum, SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary))

    def _service(self, path: str, title: str, work: Work) -> None:
        endpoint = URIRef(self.address + path)
        self._add(self.itself, DCAT.service, endpoint)
        self._add(endpoint, RDF.type, DCAT.DataService)
        self._add(endpoint, DCTERMS.title, Literal(title, "en"))
        self._add(endpoint, DCAT.endpointURL, endpoint)
        self._add(endpoint, DCAT.servesDataset, self._uri(work))
        self._add(endpoint, DCTERMS.license, LICENCE)

    def _both(self, thing: Node, property_: Node, words: Both) -> None:
        for text, code in zip(words, ("en", "fr"), strict=True):
            if text:
                self._add(thing, property_, Literal(text, code))

    def _add(self, thing: Node, property_: Node, value: Node) -> None:
        self.graph.add((thing, property_, value))
