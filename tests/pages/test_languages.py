"""The pages in every language: whole in its words, with its direction, and one link away from the others."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from datasette.app import Datasette
from factories import query, write, write_vocabulary
from hypothesis import assume, given
from hypothesis import strategies as st
from markupsafe import Markup
from serving import OpenPages

from schema.edtf_dates import bounds
from web import languages
from web.catalogues import codes, found_words, written
from web.date_words import attestation_in_words, in_words
from web.labels import Labels
from web.languages import read_languages
from web.words import Words

MADE_UP = "el"
"""A language whose words are the English ones between brackets; dates and countries come in Greek."""
PLAIN = {
    "JSON",
    "CSV",
    "XLSX",
    "db",
    "SQLite",
    "English",
    "CC BY 4",
    "Apache License 2",
    "DCAT-AP",
    "SKOS",
    "Turtle",
    "JSON-LD",
}
"""Words that no page translates."""
ROOT = Path(__file__).parents[2]
SPOKEN = ("title", "aria-label", "alt", "placeholder", "content")
"""Attributes that are read out or shown."""


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts that language in place of all others."""
    monkeypatch.setattr(languages, "LOCALES", tmp_path / "locales")
    catalogue = found_words()
    catalogue.locale = MADE_UP
    for message in catalogue:
        message.string = f"⟦{message.id}⟧" if isinstance(message.id, str) else tuple(f"⟦{each}⟧" for each in message.id)
    file = tmp_path / "locales" / MADE_UP / languages.CATALOGUE
    file.parent.mkdir(parents=True)
    file.write_text(written(catalogue, MADE_UP, "human"))


NO_WORDS = re.compile(
    r"<script\b.*?</script>|<bdi lang=.*?</bdi>|<(code|a)\b[^>]* dir=\"ltr\".*?</\1>|http://localhost/[^\s⟧<]*",
    re.DOTALL,
)
"""What programs read, and what is marked as words of a record in another language, as code or as an address."""


class Shown(HTMLParser):
    """What a page shows or reads out, but for that."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.feed(NO_WORDS.sub("", page))

    def handle_data(self, data: str) -> None:
        self.pieces += data.splitlines()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if tag != "meta" or named.get("name") == "description":
            self.pieces += [value for name, value in attributes if name in SPOKEN and value]


def unmarked(page: str) -> set[str]:
    """Phrases outside the brackets that are no Greek."""
    return {phrase for piece in Shown(page).pieces for phrase in phrases(without_marked(piece))}


def without_marked(text: str) -> str:
    """A text with signs in place of what stands between brackets, and brackets may stand in others."""
    while (inner := re.sub(r"⟦[^⟦⟧]*⟧", "·", text)) != text:
        text = inner
    return text


def phrases(text: str) -> set[str]:
    """What stands between the signs of a text."""
    parts = (" ".join(part.split()) for part in re.split(r"https?://|[^\w\s'’@/&-]", text))
    return {part for part in parts if re.search(r"[A-Za-zÀ-ÿ]{2}", part)}


def written_in(folder: Path) -> set[str]:
    """Phrases of the records, as their files have them."""
    texts = (file.read_text() for file in folder.glob("**/*.yml"))
    return {phrase for text in texts for value in values(yaml.safe_load(text)) for phrase in phrases(value)}


def values(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from values(each)
    else:
        yield str(node)


async def every_page(site: Datasette, start: str) -> dict[str, str]:
    """The pages that one comes to by links, by their address; of lists, which are without number, one."""
    found: dict[str, str] = {}
    waiting = [start, f"{start}/chosen?r=services/day-centre&r=organisations/helpers&r=services/gone"]
    while waiting:
        path = waiting.pop()
        if path not in found:
            response = await site.client.get(path, headers={"Accept": "text/html"})
            found[path] = response.text  # empty where it leads on to a table
            links = (unescape(link).partition("#")[0] for link in re.findall(r' href="([^"]+)"', response.text))
            waiting += [link for link in links if link.startswith(start) and not re.search(r"[?&]r=", link)]
    return found


def named_by_ids(database: Path) -> set[str]:
    """Tables, and terms that the small collection has no label for."""
    files = (ROOT / "data" / "vocabularies").glob("*.yml")
    terms = {term["id"] for file in files for term in yaml.safe_load(file.read_text())["terms"]}
    return terms | {name for (name,) in query(database, "select name from sqlite_master")}


async def test_every_word_of_every_page_can_be_translated(
    made_up: None, open_pages: OpenPages, folder: Path, tmp_path: Path
) -> None:
    pages = await every_page(await open_pages(), f"/{MADE_UP}")
    assert len(pages) > 30
    known = written_in(folder) | named_by_ids(tmp_path / "site" / "directory.db") | PLAIN
    left = {path: words for path, page in pages.items() if (words := unmarked(page) - known)}
    assert left == {}


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


DAYS = st.dates().map(str)
DATES = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]), st.just(".."))
LOOKALIKES = st.text("0123456789XY-/.?~%[],{}", max_size=24)
SIGNS = st.sampled_from(["", "?", "~", "%"])
EDTF = st.one_of(
    LOOKALIKES,
    st.tuples(DATES, SIGNS).map("".join),
    st.tuples(DATES, SIGNS, st.just("/"), DATES, SIGNS).map("".join),
    st.lists(DATES, min_size=1, max_size=3).map(lambda dates: f"[{','.join(dates)}]"),
    DAYS.map(lambda day: "XXXX" + day[4:]),
    st.tuples(DAYS, st.integers(0, 9)).map(lambda pair: pair[0][: pair[1]] + "X" * (10 - pair[1])),
)
LANGUAGES = read_languages()


@given(EDTF, st.sampled_from(sorted(LANGUAGES)))
def test_every_date_that_records_may_hold_has_words(text: str, code: str) -> None:
    try:
        bounds(text)
    except ValueError:
        assume(False)
    assert in_words(text, LANGUAGES[code])
    assert attestation_in_words(text, LANGUAGES[code])


@pytest.mark.parametrize(
    ("text", "french", "arabic"),
    [
        ("2025-06", "juin 2025", "يونيو 2025"),
        ("2018~", "vers 2018", "نحو 2018"),
        ("2016-10/..", "depuis octobre 2016", "منذ أكتوبر 2016"),
        ("2020-03-03/..", "depuis le 3 mars 2020", "منذ 3 مارس 2020"),
        ("../2020-03-03", "jusqu’au 3 mars 2020", "حتى 3 مارس 2020"),
        ("XXXX-07-14", "14 juillet, année inconnue", "14 يوليو، السنة غير معروفة"),
    ],
)
def test_dates_in_words(text: str, french: str, arabic: str) -> None:
    assert in_words(text, LANGUAGES["fr"]) == french
    assert in_words(text, LANGUAGES["ar"]) == arabic


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
