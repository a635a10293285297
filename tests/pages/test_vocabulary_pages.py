"""The vocabularies as pages and as SKOS: every word once, each marked for what it is, none shown that is hidden."""

import asyncio
import re
import subprocess
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import pytest_asyncio
from datasette.app import Datasette
from factories import query, write_vocabulary
from rdf_texts import texts
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF, SKOS
from rdflib.term import Node
from serving import OpenPages

HOST = "http://localhost"
ADDRESS = f"{HOST}/vocabularies"
MACHINE = "-t-t0-und"
ANCHOR = re.compile(r'id="([^"]*)"')


async def read(site: Datasette, path: str) -> Graph:
    """A graph at an address."""
    response = await site.client.get(path)
    is_json = path.endswith(".jsonld")
    assert response.status_code == 200, path
    assert response.headers["content-type"] == ("application/ld+json" if is_json else "text/turtle; charset=utf-8")
    assert response.headers["access-control-allow-origin"] == "*"
    return Graph().parse(data=response.text, format="json-ld" if is_json else "turtle")


@pytest_asyncio.fixture(scope="module")
async def skos(real_pages: Datasette) -> Graph:
    """All vocabularies of the real collection."""
    return await read(real_pages, "/vocabularies.ttl")


def uri(scheme: str, term: str) -> URIRef:
    return URIRef(f"{ADDRESS}/{scheme}#{term}")


def ours(graph: Graph) -> list[Node]:
    """The concepts that have an address here."""
    return [each for each in graph.subjects(RDF.type, SKOS.Concept) if str(each).startswith(ADDRESS)]


async def test_every_term_and_every_word_is_there(skos: Graph, real_database: Path) -> None:
    terms = query(real_database, "select scheme, id from vocabulary_terms")
    assert set(ours(skos)) == {uri(*term) for term in terms}
    labels = query(real_database, "select scheme, term, language, label, use, position = 0 from vocabulary_labels")
    for scheme, term, language, label, use, is_preferred in labels:
        tagged = Literal(label, language + MACHINE if use == "machine" else language)
        assert (uri(scheme, term), SKOS.prefLabel if is_preferred else SKOS.altLabel, tagged) in skos


def test_one_preferred_label_a_language_and_none_of_two_kinds(skos: Graph) -> None:
    for concept in ours(skos):
        preferred, other, hidden = (
            texts(skos, concept, kind) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        )
        languages = [label.language for label in preferred]
        assert len(languages) == len(set(languages)) > 0, concept
        assert not preferred & other | preferred & hidden | other & hidden, concept


def test_every_concept_is_in_its_scheme_and_below_its_top(skos: Graph) -> None:
    for concept in ours(skos):
        scheme = URIRef(str(concept).partition("#")[0])
        assert list(skos.objects(concept, SKOS.inScheme)) == [scheme]
        assert (scheme, RDF.type, SKOS.ConceptScheme) in skos
        above = [concept]
        while wider := list(skos.objects(above[-1], SKOS.broader)):
            assert len(wider) == 1
            assert wider[0] not in above, "a circle"
            assert (wider[0], SKOS.inScheme, scheme) in skos
            assert (wider[0], SKOS.narrower, above[-1]) in skos
            above += wider
        assert (above[-1], SKOS.topConceptOf, scheme) in skos
        assert (len(above) == 1) == ((concept, SKOS.topConceptOf, scheme) in skos)


def test_matches_are_no_nearer_than_the_data_says(skos: Graph) -> None:
    schema = "https://schema.org/"
    assert (uri("needs", "food"), SKOS.closeMatch, URIRef(f"{schema}FoodService")) in skos
    assert (uri("needs", "hot-meal"), SKOS.broadMatch, URIRef(f"{schema}FoodService")) in skos
    assert not set(skos.subject_objects(SKOS.exactMatch))
    for match in {*skos.objects(None, SKOS.closeMatch), *skos.objects(None, SKOS.broadMatch)}:
        assert str(match).startswith(schema) or (skos.value(match, SKOS.notation) and skos.value(match, SKOS.inScheme))


def test_licence_and_word_lists_are_named(skos: Graph, real_database: Path) -> None:
    for scheme in skos.subjects(RDF.type, SKOS.ConceptScheme):
        assert skos.value(scheme, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
        assert {title.language for title in texts(skos, scheme, DCTERMS.title)} == {"en", "fr"}
    credited = query(real_database, "select distinct scheme, term, source_id from label_credits")
    for scheme, term, source in credited:
        assert (uri(scheme, term), DCTERMS.source, URIRef(f"{HOST}/sources/{source}")) in skos
        assert skos.value(URIRef(f"{HOST}/sources/{source}"), DCTERMS.title)


async def test_one_scheme_is_that_part_of_the_whole(real_pages: Datasette, skos: Graph) -> None:
    part = await read(real_pages, "/vocabularies/organisation-kinds.ttl")
    assert set(ours(part)) == {each for each in ours(skos) if "/organisation-kinds#" in str(each)}
    assert set(part) <= set(skos)


@pytest.mark.parametrize("scheme", ["access-modes", "organisation-kinds", "costs"])
async def test_turtle_and_json_ld_say_the_same(real_pages: Datasette, scheme: str) -> None:
    turtle = await read(real_pages, f"/vocabularies/{scheme}.ttl")
    json_ld = await read(real_pages, f"/vocabularies/{scheme}.jsonld")
    assert isomorphic(turtle, json_ld)
    assert isomorphic(turtle, Graph().parse(data=turtle.serialize(format="turtle"), format="turtle"))


async def test_files_name_the_host_that_they_are_asked_by(real_pages: Datasette) -> None:
    for host in ("one.example", "two.example"):
        response = await real_pages.client.get("/vocabularies/costs.ttl", headers={"host": host})
        assert f"<http://{host}/vocabularies/costs#free>" in response.text
        assert "invalid" not in response.text
    hostile = await real_pages.client.get("/vocabularies/costs.ttl", headers={"host": 'x> . <a> <b> "c'})
    assert Graph().parse(data=hostile.text, format="turtle")


async def test_every_term_has_its_anchor(real_pages: Datasette, real_database: Path) -> None:
    for (scheme,) in query(real_database, "select id from vocabularies"):
        text = (await real_pages.client.get(f"/vocabularies/{scheme}")).text
        anchors = ANCHOR.findall(text)
        assert len(anchors) == len(set(anchors)), scheme
        terms = query(real_database, f"select id from vocabulary_terms where scheme = '{scheme}'")
        assert {term for (term,) in terms} <= set(anchors)
        assert f'<link rel="alternate" type="text/turtle" href="/vocabularies/{scheme}.ttl">' in text


async def test_a_file_that_is_being_made_keeps_no_page_waiting(
    open_pages: OpenPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = await open_pages()
    begun, may_end = Event(), Event()

    def slow(*_: Any) -> Graph:
        begun.set()
        may_end.wait(30)
        return Graph()

    monkeypatch.setattr("linked.skos.skos", slow)
    first = asyncio.ensure_future(site.client.get("/vocabularies.ttl"))
    try:
        await asyncio.to_thread(begun.wait, 30)
        others = await asyncio.gather(*(site.client.get("/vocabularies.ttl") for _ in range(5)))
        assert {(each.status_code, each.headers["retry-after"]) for each in others} == {(503, "15")}
        assert (await site.client.get("/search?q=food")).status_code == 200
    finally:
        may_end.set()
    assert (await first).status_code == 200
    assert (await site.client.get("/vocabularies.ttl")).status_code == 200


async def test_the_list_leads_to_every_vocabulary(real_pages: Datasette, real_database: Path) -> None:
    text = (await real_pages.client.get("/fr/vocabularies")).text
    for (scheme,) in query(real_database, "select id from vocabularies"):
        assert f'href="/fr/vocabularies/{scheme}"' in text
    assert (await real_pages.client.get("/vocabularies/nothing-like-it")).status_code == 404
    assert (await real_pages.client.get("/vocabularies/nothing-like-it.ttl")).status_code == 404


async def test_a_term_counts_the_records_that_search_finds_by_it(real_pages: Datasette) -> None:
    text = (await real_pages.client.get("/vocabularies/needs")).text
    [count] = re.findall(r'href="/search\?need=laundry">(\d+)</a>', text)
    found = (await real_pages.client.get("/search.json?need=laundry&limit=1")).json()
    assert int(count) == found["total"] - found["ask_first"] > 0


@pytest.fixture
def hidden(folder: Path) -> None:
    """Words of every sort for a term."""
    labels = {
        "en": {"preferred": "Meal", "also": ["food"], "unchecked": ["grub"], "hidden": ["Slurword"]},
        "ar": {"preferred": "وجبة", "origin": "machine"},
    }
    write_vocabulary(folder, "needs", "food", {"id": "meal", "labels": labels}, "shower")


async def test_hidden_words_are_for_search_alone(hidden: None, open_pages: OpenPages) -> None:
    site = await open_pages()
    graph = await read(site, "/vocabularies/needs.ttl")
    meal = uri("needs", "meal")
    assert set(graph.objects(meal, SKOS.prefLabel)) == {Literal("Meal", "en"), Literal("وجبة", f"ar{MACHINE}")}
    assert set(graph.objects(meal, SKOS.altLabel)) == {Literal("food", "en"), Literal("grub", f"en{MACHINE}")}
    assert set(graph.objects(meal, SKOS.hiddenLabel)) == {Literal("slurword", "en")}
    for path in ("/vocabularies/needs", "/vocabularies"):
        assert "slurword" not in (await site.client.get(path)).text.lower()


async def test_a_word_of_a_machine_has_a_star(hidden: None, open_pages: OpenPages) -> None:
    text = (await (await open_pages()).client.get("/vocabularies/needs")).text
    assert '<bdi lang="ar">وجبة</bdi>*' in text
    assert "<bdi>Meal</bdi>*" not in text


def test_a_start_does_not_wait_for_rdf() -> None:
    code = "import sys, web.site, web.pages.routes; sys.exit('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
