"""The catalogue has what DCAT-AP 3 asks for, and names only files that are there."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from factories import query
from rdf_texts import texts
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD
from rdflib.term import Node
from serving import OpenPages

from extracts.folder import write_extracts

HOST = "http://localhost"
AUTHORITY = "http://publications.europa.eu/resource/authority/"
SPDX = "http://spdx.org/rdf/terms#"
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description),
    DCAT.Distribution: (DCAT.accessURL,),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL),
    FOAF.Agent: (FOAF.name,),
    URIRef(f"{SPDX}Checksum"): (URIRef(f"{SPDX}algorithm"), URIRef(f"{SPDX}checksumValue")),
}
"""What DCAT-AP 3 demands of each class."""
AT_MOST_ONCE = {
    DCAT.Catalog: (DCTERMS.publisher, DCTERMS.license, DCTERMS.issued, DCTERMS.modified, FOAF.homepage),
    DCAT.Dataset: (DCTERMS.publisher, DCTERMS.issued, DCTERMS.modified, DCTERMS.accessRights),
    DCAT.Distribution: (DCTERMS.license, DCTERMS.format, DCAT.mediaType, DCAT.byteSize, DCTERMS.modified),
}
KINDS = {
    DCTERMS.publisher: (FOAF.Agent,),
    DCAT.dataset: (DCAT.Dataset,),
    DCAT.distribution: (DCAT.Distribution,),
    DCAT.service: (DCAT.DataService,),
    DCAT.servesDataset: (DCAT.Dataset,),
    DCTERMS.provenance: (DCTERMS.ProvenanceStatement,),
}
"""Properties whose values are described in the catalogue itself, as what."""
ADDRESSES = (
    DCAT.accessURL, DCAT.downloadURL, DCAT.landingPage, DCAT.theme, DCAT.themeTaxonomy, DCAT.mediaType,
    DCAT.endpointURL, DCTERMS.license, DCTERMS.language, DCTERMS.format, DCTERMS.spatial, DCTERMS.accessRights,
)  # fmt: skip
"""Properties whose values are addresses, never texts."""


async def read(site: Datasette, form: str = "ttl") -> Graph:
    """The catalogue."""
    response = await site.client.get(f"/dcat.{form}")
    assert response.status_code == 200
    return Graph().parse(data=response.text, format="json-ld" if form == "jsonld" else "turtle")


def faults(graph: Graph) -> list[tuple[Any, ...]]:
    """What is missing, there too often, or of the wrong kind."""
    found: list[tuple[Any, ...]] = []
    for kind, properties in MANDATORY.items():
        found += [(each, name) for each in every(graph, kind) for name in properties if not list(graph[each:name])]
    for kind, properties in AT_MOST_ONCE.items():
        found += [(each, name) for each in every(graph, kind) for name in properties if len(list(graph[each:name])) > 1]
    for name, kinds in KINDS.items():
        found += [(value, name) for value in graph.objects(None, name) if graph.value(value, RDF.type) not in kinds]
    for name in ADDRESSES:
        found += [(value, name) for value in graph.objects(None, name) if not isinstance(value, URIRef)]
    return found


def every(graph: Graph, kind: Node) -> list[Node]:
    return list(graph.subjects(RDF.type, kind))


async def test_the_catalogue_has_what_the_profile_asks_for(real_pages: Datasette) -> None:
    graph = await read(real_pages)
    assert faults(graph) == []
    assert len(every(graph, DCAT.Catalog)) == 1
    assert set(every(graph, DCAT.Dataset)) == {
        URIRef(f"{HOST}/downloads#dataset"),
        URIRef(f"{HOST}/vocabularies#dataset"),
    }
    for dataset in every(graph, DCAT.Dataset):
        assert {title.language for title in texts(graph, dataset, DCTERMS.title)} == {"en", "fr"}
        assert URIRef(f"{AUTHORITY}data-theme/SOCI") in graph[dataset : DCAT.theme]


async def test_dates_are_those_of_the_build(real_pages: Datasette, real_database: Path) -> None:
    graph = await read(real_pages)
    ((day,),) = query(real_database, "select value from build_info where key = 'date'")
    assert set(graph.objects(None, DCTERMS.modified)) == {Literal(day, datatype=XSD.date)}


async def test_every_file_is_there_with_its_licence_and_type(real_pages: Datasette) -> None:
    graph = await read(real_pages)
    files = every(graph, DCAT.Distribution)
    assert len(files) > 20
    for file in files:
        assert graph.value(file, DCTERMS.license) == URIRef(f"{AUTHORITY}licence/CC_BY_4_0")
        response = await real_pages.client.get(str(graph.value(file, DCAT.downloadURL)).removeprefix(HOST))
        assert response.status_code == 200
        size = texts(graph, file, DCAT.byteSize)
        assert not size or [each.toPython() for each in size] == [len(response.content)]
    csv = URIRef(f"{HOST}/download/directory/services.csv")
    assert graph.value(csv, DCAT.mediaType) == URIRef("https://www.iana.org/assignments/media-types/text/csv")
    assert graph.value(csv, DCTERMS.format) == URIRef(f"{AUTHORITY}file-type/CSV")


async def test_turtle_and_json_ld_say_the_same(open_pages: OpenPages) -> None:
    site = await open_pages()
    assert isomorphic(await read(site, "ttl"), await read(site, "jsonld"))


async def test_a_mailbox_is_told_where_one_is_set(open_pages: OpenPages) -> None:
    site = await open_pages()
    assert not list((await read(site)).objects(None, DCAT.contactPoint))
    site._site.corrections = type(site._site.corrections)(mailbox="data@example.org")
    graph = await read(site)
    assert faults(graph) == []
    mail = URIRef("http://www.w3.org/2006/vcard/ns#hasEmail")
    assert set(graph.objects(None, mail)) == {URIRef("mailto:data@example.org")}


async def test_extracts_of_this_build_are_in_the_catalogue(open_pages: OpenPages, tmp_path: Path) -> None:
    site = await open_pages()
    folder = tmp_path / "site" / "downloads"
    extract = URIRef(f"{HOST}/downloads/csv/services.csv")
    assert (extract, None, None) not in await read(site)
    write_extracts(tmp_path / "site" / "directory.db", folder, HOST)
    content = (folder / "csv" / "services.csv").read_bytes()
    graph = await read(site)
    assert faults(graph) == []
    assert graph.value(extract, DCAT.byteSize) == Literal(len(content), datatype=XSD.nonNegativeInteger)
    checksum = graph.value(extract, URIRef(f"{SPDX}checksum"))
    assert str(graph.value(checksum, URIRef(f"{SPDX}checksumValue"))) == sha256(content).hexdigest()
    for file in every(graph, DCAT.Distribution):
        response = await site.client.get(str(graph.value(file, DCAT.downloadURL)).removeprefix(HOST))
        assert response.status_code == 200


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"resources": []}', '{"content_hash": 1}'])
async def test_broken_extracts_are_left_out(open_pages: OpenPages, tmp_path: Path, text: str) -> None:
    site = await open_pages()
    folder = tmp_path / "site" / "downloads"
    write_extracts(tmp_path / "site" / "directory.db", folder, HOST)
    (folder / "datapackage.json").write_text(text)
    graph = await read(site)
    assert faults(graph) == []
    assert not any("/downloads/" in str(file) for file in every(graph, DCAT.Distribution))
    assert (await site.client.get("/downloads")).status_code == 200


async def test_the_page_of_downloads_leads_to_it(open_pages: OpenPages) -> None:
    text = (await (await open_pages()).client.get("/downloads")).text
    for form, kind in (("ttl", "text/turtle"), ("jsonld", "application/ld+json")):
        assert f'<link rel="alternate" type="{kind}" title="DCAT-AP" href="/dcat.{form}">' in text
        assert f'<a href="/dcat.{form}"' in text
