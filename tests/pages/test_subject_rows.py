"""Pages of records say what they are about, each theme a link to more of it; lists and downloads filter by it."""

import csv
import io
from pathlib import Path

import pytest
from factories import write, write_vocabulary
from reading import words
from serving import OpenPages

EVICTIONS = {"en": {"preferred": "Evictions"}, "fr": {"preferred": "Expulsions"}}
ABOUT = {"themes": ["evictions"], "audiences": ["minors"], "places": ["calais"]}


@pytest.fixture(autouse=True)
def subjects(folder: Path) -> None:
    """A document, an event and an organisation that tell what they are about."""
    write_vocabulary(folder, "themes", "coordination", {"id": "evictions", "labels": EVICTIONS})
    write_vocabulary(folder, "audiences", {"id": "minors", "labels": {"en": {"preferred": "Minors"}}})
    write(folder, "documents/tally", title="A tally", **ABOUT)
    write(folder, "events/morning", title={"en": "A morning"}, **ABOUT)
    write(folder, "organisations/watchers", name="Watchers", themes=["evictions"])


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/documents/tally", "Themes Evictions Whom it concerns Minors Of where it speaks Calais"),
        ("/events/morning", "Themes Evictions Whom it concerns Minors"),
        ("/organisations/watchers", "Works on Evictions"),
        ("/fr/organisations/watchers", "Travaille sur Expulsions"),
    ],
)
async def test_a_page_says_what_its_record_is_about(path: str, told: str, open_pages: OpenPages) -> None:
    assert told in words((await (await open_pages()).client.get(path)).text)


async def test_a_theme_leads_to_all_that_is_about_it(open_pages: OpenPages) -> None:
    site = await open_pages()
    assert 'href="/search?theme=evictions"' in (await site.client.get("/documents/tally")).text
    page = (await site.client.get("/search?theme=evictions")).text
    assert all(f'href="{url}"' in page for url in ("/documents/tally", "/events/morning", "/organisations/watchers"))
    assert 'href="/practices/shared-store"' not in page


async def test_what_tells_no_theme_audience_or_place_says_what_to_ask(open_pages: OpenPages) -> None:
    site = await open_pages()
    for asked, question in (
        ("theme=evictions", "whether it is about just this"),
        ("audience=minors", "whether it concerns them"),
        ("place=calais", "of where it tells"),
    ):
        page = words((await site.client.get(f"/documents?{asked}")).text)
        assert page.index("A tally") < page.index(f"Ask first: {question}")


async def test_a_list_is_narrowed_by_theme_and_downloaded_with_its_themes(open_pages: OpenPages) -> None:
    site = await open_pages()
    page = (await site.client.get("/documents?theme=evictions&audience=minors")).text
    assert 'href="/documents/tally"' in page and "A tally" in page
    answer = await site.client.get("/download/documents.csv?theme=evictions")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["id"], row["themes"], row["audiences"], row["place"], row["reasons"]) for row in rows] == [
        ("tally", "Evictions", "Minors", "Calais", ""),
        ("report-2025", "", "", "", "whether it is about just this"),
    ]


async def test_a_theme_that_there_is_not_is_told(open_pages: OpenPages) -> None:
    answer = await (await open_pages()).client.get("/search?theme=eviction")
    assert answer.status_code == 400
    assert "Did you mean evictions?" in words(answer.text)
