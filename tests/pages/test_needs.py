"""The needs in every language: each word leads to the services for it."""

import re
from html import unescape

import pytest
from datasette.app import Datasette
from serving import OpenPages

LANGUAGES = [
    "am",
    "ar",
    "ckb",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "it",
    "kmr",
    "prs",
    "ps",
    "so",
    "sq",
    "ti",
    "tr",
    "uk",
    "vi",
]


async def test_every_language_of_the_vocabularies_has_its_words(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/needs")).text
    sections = re.findall(r'<section lang="([a-z]+)" dir="auto">(.*?)</section>', page, re.DOTALL)
    assert sorted(code for code, _ in sections) == LANGUAGES
    for _, section in sections:
        links = re.findall(r'href="(?:/fr|/ar)?/services\?need=([a-z-]+)"', section)
        assert len(set(links)) == 14
    assert 'lang="ti"' in (await real_pages.client.get("/")).text


async def test_a_collection_without_words_has_an_empty_page(open_pages: OpenPages) -> None:
    response = await (await open_pages()).client.get("/needs")
    assert response.status_code == 200
    assert "<section" not in response.text


async def test_needs_lead_to_pages_in_their_language_where_there_are_any(real_pages: Datasette) -> None:
    page = (await real_pages.client.get("/needs")).text
    for code, prefix in {"fr": "/fr", "ar": "/ar", "en": "", "ti": ""}.items():
        section = page.partition(f'<section lang="{code}"')[2].partition("</section>")[0]
        links = re.findall(r'href="([^"#]*/services\?need=[^"]*)"', section)
        assert links, code
        assert all(link.startswith(f"{prefix}/services") for link in links), code
    elsewhere = (await real_pages.client.get("/fr/needs")).text.partition('<section lang="ti"')[2]
    assert 'href="/fr/services?need=' in elsewhere.partition("</section>")[0]


@pytest.mark.parametrize(
    ("path", "label"), {"/": "The needs in your language:", "/fr": "Les besoins dans votre langue\u00a0:"}.items()
)
async def test_the_first_page_says_what_the_languages_lead_to(real_pages: Datasette, path: str, label: str) -> None:
    page = unescape((await real_pages.client.get(path)).text)
    assert re.search(rf'{label}</strong>\s*<a href="{path.rstrip("/")}/needs#', page)
