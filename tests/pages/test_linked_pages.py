"""Where JSON-LD stands: in every page as in a file, where it stays text whatever a record says."""

import json
from pathlib import Path

import schema_org
from factories import write
from linked_documents import HOST, read
from serving import OpenPages

from linked.text import as_text


async def test_the_page_holds_the_same_document_in_every_language(open_pages: OpenPages) -> None:
    site = await open_pages()
    file = await site.client.get("/services/day-centre.jsonld")
    assert file.headers["content-type"] == "application/ld+json"
    assert file.headers["access-control-allow-origin"] == "*"
    for prefix in ("", "/fr", "/ar"):
        text = (await site.client.get(f"{prefix}/services/day-centre")).text
        assert f'<script type="application/ld+json">{file.text}</script>' in text
        assert '<link rel="alternate" type="application/ld+json" href="/services/day-centre.jsonld">' in text


HOSTILE = "</script><script>alert(1)</script><!--<script> & '\"\\ ]]> {{ 1 }}"


async def test_a_hostile_record_stays_text(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "organisations/hostile", name=HOSTILE, summary={"en": HOSTILE, "fr": HOSTILE})
    site = await open_pages()
    pages = [(await site.client.get(f"/organisations/{name}")).text for name in ("hostile", "network")]
    assert pages[0].count("<script") == pages[1].count("<script")
    assert schema_org.of_page(pages[0])["name"] == HOSTILE
    assert (await read(site, "organisations/hostile"))["description"][1] == {"@value": HOSTILE, "@language": "fr"}


def test_no_sign_ends_a_script() -> None:
    text = as_text({"name": "<>&\u2028\u2029é"})
    assert text == '{"name":"\\u003c\\u003e\\u0026\\u2028\\u2029é"}'
    assert json.loads(text) == {"name": "<>&\u2028\u2029é"}


async def test_what_became_of_a_record_is_told_to_programs_too(open_pages: OpenPages, folder: Path) -> None:
    write(folder, "withdrawn/services/gone")
    site = await open_pages()
    moved = await site.client.get("/services/soup-van.jsonld")
    assert (moved.status_code, moved.headers["location"]) == (301, "/services/day-centre.jsonld")
    assert (await site.client.get("/services/gone.jsonld")).status_code == 410
    assert (await site.client.get("/services/never.jsonld")).status_code == 404


async def test_the_site_and_the_collection_are_told(open_pages: OpenPages) -> None:
    site = await open_pages()
    home = schema_org.of_page((await site.client.get("/")).text)
    schema_org.check(home)
    assert home["potentialAction"]["target"]["urlTemplate"] == f"{HOST}/search?q={{search_term_string}}"
    dataset = schema_org.of_page((await site.client.get("/fr/downloads")).text)
    schema_org.check(dataset)
    assert (dataset["@type"], dataset["@id"]) == ("Dataset", f"{HOST}/downloads#dataset")
    assert dataset["dateModified"] == "2026-11-23"
    files = {file["contentUrl"].removeprefix(HOST).partition("?")[0] for file in dataset["distribution"]}
    assert {"/directory.db", "/download/directory/services.csv", "/download/directory/services.json"} <= files
    for file in dataset["distribution"]:
        assert (await site.client.get(file["contentUrl"].removeprefix(HOST))).status_code == 200
