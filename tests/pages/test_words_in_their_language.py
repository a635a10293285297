"""Words of records tell which language they are in where it is not that of the page."""

import re
from pathlib import Path

import pytest
from factories import write, write_vocabulary
from markupsafe import Markup
from serving import OpenPages

from web.labels import Labels
from web.languages import read_languages
from web.words import Words


@pytest.mark.parametrize("path", ["/{}/services", "/{}/chosen?r=services/soup&r=services/ecole"])
async def test_words_of_a_record_tell_their_language(open_pages: OpenPages, folder: Path, path: str) -> None:
    """So that a screen reader says them rightly; what a record says in the language of the page needs no mark."""
    write(folder, "services/soup", description={"en": "Warm " + "and good " * 60, "fr": "Chaud"})
    write(folder, "services/ecole", name={"fr": "École"})
    site = await open_pages()
    arabic, french = [(await site.client.get(path.format(code))).text for code in ("ar", "fr")]
    assert '"><bdi lang="en">Soup</bdi></a>' in arabic
    assert '"><bdi lang="fr">École</bdi></a>' in arabic
    assert re.search('<p><bdi lang="en">Warm and good [^<]* …</bdi></p>', arabic)
    assert '"><bdi lang="en">Soup</bdi></a>' in french
    assert '"><bdi>École</bdi></a>' in french
    assert "<p><bdi>Chaud</bdi></p>" in french


async def test_names_beside_a_record_tell_their_language(open_pages: OpenPages, folder: Path) -> None:
    """In lists of what is like it or tied to it; a name that the page has in its own language needs no mark."""
    write(folder, "services/soup", name={"en": "Hot soup"}, providers=["helpers"], locations=[{"place": "calais"}])
    write(folder, "services/ecole", name={"fr": "École"}, providers=["helpers"], locations=[{"place": "calais"}])
    write(folder, "documents/paper", title="Rapport", languages=["fr", "en"], publishers=["helpers"])
    site = await open_pages()
    for path in ("services/day-centre", "organisations/helpers", "places/calais"):
        arabic, french = [(await site.client.get(f"/{code}/{path}")).text for code in ("ar", "fr")]
        assert '"><bdi lang="en">Hot soup</bdi></a>' in arabic, path
        assert '"><bdi lang="fr">École</bdi></a>' in arabic, path
        assert '"><bdi lang="en">Hot soup</bdi></a>' in french, path
        assert '"><bdi>École</bdi></a>' in french, path
    english, french = [(await site.client.get(f"{code}/organisations/helpers")).text for code in ("", "/fr")]
    assert '"><bdi lang="fr">Rapport</bdi></a>' in english
    assert '"><bdi>Épicerie solidaire</bdi></a>' in french
    assert '"><bdi>Social grocery</bdi></a>' in english


async def test_names_of_people_who_help_are_of_no_known_language(open_pages: OpenPages) -> None:
    page = (await (await open_pages()).client.get("/fr/organisations")).text
    assert "<bdi>Les Aidants</bdi>" in page


async def test_numbers_for_emergencies_tell_the_language_of_their_names(open_pages: OpenPages, folder: Path) -> None:
    write_vocabulary(folder, "contact-uses", "general", "service-line", "emergency")
    phone = {"kind": "phone", "value": "112", "use": "emergency", "sources": ["visit-report"]}
    write(folder, "services/help", name={"en": "Help", "fr": "Secours"}, contacts=[phone])
    site = await open_pages()
    assert '<bdi lang="en">Help</bdi></a>' in (await site.client.get("/ar/")).text
    assert "<bdi>Secours</bdi></a>" in (await site.client.get("/fr/")).text


@pytest.mark.parametrize("language", [None, "ar"])
def test_words_are_escaped_though_the_same_ones_were_markup_before(language: str | None) -> None:
    page = Words(read_languages()["en"], Labels({}))
    assert "<b>x</b>" in page.marked(Markup("<b>x</b>"), language)
    assert "&lt;b&gt;x&lt;/b&gt;" in page.marked("<b>x</b>", language)
