"""The pages in every language: with its direction, one link away from the others, errors too."""

import re
from html import unescape
from pathlib import Path

import pytest
from datasette.app import Datasette
from factories import write
from serving import OpenPages

from web.catalogues import codes
from web.languages import read_languages


@pytest.mark.parametrize("path", ["/services/day-centre", "/chosen?r=services/day-centre"])
async def test_what_is_not_translated_is_told(open_pages: OpenPages, folder: Path, path: str) -> None:
    name = {"en": "Day", "fr": "Jour"}
    write(folder, "services/day-centre", name=name)
    site = await open_pages()
    told = {code: note_in(code) in (await site.client.get(f"{code}{path}")).text for code in ("/fr", "/ar")}
    assert told == {"/fr": False, "/ar": True}
    english = (await site.client.get(path)).text
    assert "stand in English" not in english


def note_in(prefix: str) -> str:
    return read_languages()[prefix[1:]].say("Texts of records that nobody has translated yet stand in English.")


@pytest.mark.parametrize(
    "path", ["/", "/services?place=calais", "/map", "/overview", "/about", "/downloads", "/organisations/solidar"]
)
async def test_no_french_colon_touches_its_word(real_pages: Datasette, path: str) -> None:
    page = (await real_pages.client.get(f"/fr{path}")).text
    assert re.findall(r"</(?:a|bdi|code)>: ", page) == []
    assert "\u00a0: " in page


PAGES = ("/", "/search?q=food&need=food&need=meal", "/services?place=calais", "/services/day-centre", "/nowhere?x=1")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("code", ["en", *codes()])
async def test_a_page_leads_to_itself_in_every_language(open_pages: OpenPages, path: str, code: str) -> None:
    site = await open_pages()
    prefix = "" if code == "en" else f"/{code}"
    page = (await site.client.get(prefix + path)).text
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}">' in page
    assert ("machine-made" in page) is read_languages()[code].is_machine_made
    links = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="http://localhost([^"]+)">', page))
    assert set(links) == {"en", *codes(), "x-default"}
    for other, link in links.items():
        known = path.partition("?")[0] if "nowhere" in path else path
        assert unescape(link) == ("" if other in ("en", "x-default") else f"/{other}") + known
        answer = await site.client.get(unescape(link))
        assert answer.status_code == (404 if "nowhere" in path else 200)
        assert f'<html lang="{"en" if other == "x-default" else other}"' in answer.text
    assert [unescape(link) for link in re.findall(r'<a href="([^"]+)" lang=', page)] == [
        language.prefix + path.removesuffix("?x=1") for language in read_languages().values()
    ]


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/nowhere", 404, "Page not found"),
        ("/services/never", 404, "Page not found"),
        ("/search?need=fod", 400, "need: there is no such value. Did you mean food?"),
        ("/services/%00", 400, "Malformed address"),
    ],
)
@pytest.mark.parametrize("code", ["en", *codes()])
async def test_an_error_at_a_page_of_ours_keeps_its_language(
    open_pages: OpenPages, code: str, path: str, status: int, told: str
) -> None:
    language = read_languages()[code]
    response = await (await open_pages()).client.get(language.prefix + path)
    assert response.status_code == status
    assert f'<html lang="{code}"' in response.text
    assert language.say(told) in response.text
    assert ('<bdi lang="en">need: ' in response.text) is (status == 400 and "need" in told and code != "en")
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/directory/nothing", "/-/metadata", "/directory/services?_sort=nothing"])
async def test_an_error_at_a_table_keeps_the_page_of_tables(open_pages: OpenPages, path: str) -> None:
    assert "Where you are" in (await (await open_pages()).client.get(path)).text


@pytest.mark.parametrize("path", ["/fr/nowhere", "/search.json?need=fod", "/fr/search?need=fod"])
async def test_an_error_asked_for_as_json_is_json(open_pages: OpenPages, path: str) -> None:
    body = (await (await open_pages()).client.get(path, headers={"Accept": "application/json"})).json()
    assert set(body) == {"ok", "error", "status", "title"}


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/ar/", "كاليه"),
        ("/ar/places/calais", "<h1><bdi>كاليه</bdi></h1>"),
        ("/ar/organisations/auberge-des-migrants", '<a href="/ar/places/calais"><bdi>كاليه</bdi></a>، '),
        ("/ar/services?place=calais&need=food", ' value="calais" checked> كاليه'),
        ("/ar/services?place=calais&need=food", '<bdi>كاليه</bdi>، <bdi lang="en">Dunkirk area</bdi>'),
        ("/fr/services?place=calais&need=food", "<bdi>Calais</bdi>, <bdi>Secteur de Dunkerque</bdi>"),
        ("/ar/services?place=calais&need=food", ">طعام<"),
        ("/fr/organisations", "sources : rapport d’ONG"),
        ("/organisations", "NGO report"),
    ],
)
async def test_places_and_terms_are_named_in_the_language(real_pages: Datasette, path: str, shown: str) -> None:
    assert shown in (await real_pages.client.get(path)).text.replace("\u00a0", " ")
