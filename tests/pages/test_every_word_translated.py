"""Every word of every page can be translated: no English is left in a language that is made up."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from datasette.app import Datasette
from factories import query
from serving import OpenPages

from web import languages
from web.catalogues import found_words, written

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
