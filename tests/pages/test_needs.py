"""The needs in every language: each word leads to the services for it."""

import re

from datasette.app import Datasette

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
        links = re.findall(r'href="/services\?need=([a-z-]+)"', section)
        assert len(set(links)) == 14
    assert 'lang="ti"' in (await real_pages.client.get("/")).text


async def test_a_collection_without_words_has_an_empty_page(open_pages) -> None:
    response = await (await open_pages()).client.get("/needs")
    assert response.status_code == 200
    assert "<section" not in response.text
