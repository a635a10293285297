"""What crawlers and feed readers get: well-formed, complete, and leading to pages that are there."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from datasette.app import Datasette
from factories import query, write
from serving import OpenPages

from web.changed import TABLES
from web.pages import changes, sitemap
from web.pages.routes import PAGES, routes

HOST = "http://localhost"
ATOM = {"": "http://www.w3.org/2005/Atom"}
MAP = {"": sitemap.SITEMAP, "xhtml": sitemap.XHTML}


async def read(site: Datasette, address: str, content_type: str) -> Xml.Element:
    """The document at an address."""
    response = await site.client.get(address)
    assert (response.status_code, response.headers["content-type"]) == (200, f"{content_type}; charset=utf-8")
    return Xml.fromstring(response.content)


def paths(document: Xml.Element) -> list[str]:
    return [(element.text or "").removeprefix(HOST) for element in document.iterfind(".//loc", MAP)]


async def test_the_sitemap_has_every_record_in_every_language(real_pages: Datasette, real_database: Path) -> None:
    found = paths(await read(real_pages, "/sitemap.xml", "application/xml"))
    assert len(found) == len(set(found))
    languages = [""] + [f"/{code}" for code in real_pages._site.languages if code != "en"]
    records = {
        f"/{table}/{record}" for table in TABLES for (record,) in query(real_database, f"select id from {table}")
    }
    assert {path for path in found if path.count("/") == 2 and path[1:].partition("/")[0] in TABLES} == records
    schemes = {f"/vocabularies/{scheme}" for (scheme,) in query(real_database, "select id from vocabularies")}
    standing = {*sitemap.STANDING, *sitemap.LISTS, *schemes}
    assert set(found) == {language + path for language in languages for path in records | standing}


async def test_the_sitemap_names_days_and_other_languages(real_pages: Datasette, real_database: Path) -> None:
    document = await read(real_pages, "/sitemap.xml", "application/xml")
    days = dict(query(real_database, "select '/services/' || id, last_changed from services"))
    for page in document.iterfind("url", MAP):
        path = page.findtext("loc", "", MAP).removeprefix(HOST)
        if path in days:
            assert page.findtext("lastmod", None, MAP) == days[path]
        others = {link.get("hreflang"): link.get("href", "") for link in page.iterfind("xhtml:link", MAP)}
        assert set(others) == {*real_pages._site.languages, "x-default"}
        assert HOST + path in others.values()


async def test_pages_of_the_sitemap_that_are_no_record_answer(real_pages: Datasette) -> None:
    for path in (*sitemap.STANDING, *sitemap.LISTS):
        assert (await real_pages.client.get(path)).status_code == 200, path


def test_every_page_is_in_the_sitemap_or_has_no_end() -> None:
    endless = {"/search", "/chosen", "/sources/"}
    standing = {path.removesuffix("?") for path, _ in PAGES if "(" not in path} - endless
    assert set(sitemap.STANDING) == standing


async def test_a_great_sitemap_comes_in_parts(open_pages: OpenPages, monkeypatch: pytest.MonkeyPatch) -> None:
    site = await open_pages()
    whole = paths(await read(site, "/sitemap.xml", "application/xml"))
    assert (await site.client.get("/sitemap-1.xml")).status_code == 404
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 7 * len(site._site.languages))
    parts = paths(await read(site, "/sitemap.xml", "application/xml"))
    assert len(parts) > 2
    assert [path for part in parts for path in paths(await read(site, part, "application/xml"))] == whole
    assert (await site.client.get(f"/sitemap-{len(parts) + 1}.xml")).status_code == 404


async def test_robots_are_kept_out_of_what_has_no_end(real_pages: Datasette) -> None:
    response = await real_pages.client.get("/robots.txt")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    refused = re.findall(r"^Disallow: (.+)$", response.text, re.MULTILINE)
    patterns = [re.compile(re.escape(rule).replace(r"\*", ".*")) for rule in refused]
    closed = (
        "/directory?sql=select+1", "/directory/services?_facet=needs", "/services?need=food", "/fr/search?q=a",
        "/directory/services/some-id", "/download/services.csv",
    )  # fmt: skip
    for path in closed:
        assert any(pattern.match(path) for pattern in patterns), path
    for path in (
        "/",
        "/services/some-id",
        "/fr/about",
        "/directory",
        "/directory/services",
        "/directory.db",
        "/downloads",
    ):
        assert not any(pattern.match(path) for pattern in patterns), path
    assert f"Sitemap: {HOST}/sitemap.xml" in response.text


@pytest.fixture
def dated_site(open_pages: OpenPages, tmp_path: Path) -> OpenPages:
    """The small collection as a build with its history would have it."""

    async def opened() -> Datasette:
        site = await open_pages()
        for database in site.databases.values():
            database.close()
        with closing(sqlite3.connect(tmp_path / "site" / "directory.db")) as connection, connection:
            connection.execute("update services set last_changed = '2026-11-0' || (1 + length(id) % 9)")
            connection.execute("update organisations set last_changed = '2026-10-20'")
        return Datasette(config_dir=tmp_path / "site")

    return opened


async def test_the_feed_has_what_changed_last_first(real_pages: Datasette, real_database: Path) -> None:
    feed = await read(real_pages, "/changes.atom", "application/atom+xml")
    rows = query(real_database, "select max(last_changed) from services")
    days = [entry.findtext("updated", "", ATOM) for entry in feed.iterfind("entry", ATOM)]
    known = rows[0][0] is not None
    assert len(days) == (50 if known else 0)
    assert days == sorted(days, reverse=True)
    for entry in feed.iterfind("entry", ATOM):
        assert entry.findtext("title", "", ATOM)
        page = entry.findtext("id", "", ATOM)
        link = entry.find("link", ATOM)
        assert link is not None and page == link.get("href")
        assert (await real_pages.client.get(page.removeprefix(HOST))).status_code == 200


async def test_the_feed_goes_on_page_by_page(dated_site: OpenPages, monkeypatch: pytest.MonkeyPatch) -> None:
    site = await dated_site()
    whole = entry_ids(await read(site, "/changes.atom", "application/atom+xml"))
    monkeypatch.setattr(changes, "MOST", 2)
    found, turns = [], []
    path: str | None = "/changes.atom"
    while path:
        feed = await read(site, path, "application/atom+xml")
        links = {link.get("rel"): link.get("href", "").removeprefix(HOST) for link in feed.iterfind("link", ATOM)}
        assert (links["self"], links["first"]) == (path, "/changes.atom")
        assert feed.findtext("id", "", ATOM) == f"{HOST}/changes.atom"
        assert 1 <= len(entry_ids(feed)) <= 2
        found += entry_ids(feed)
        turns.append((links.get("previous"), path))
        path = links.get("next")
    assert found == whole
    assert len(turns) > 2
    assert [previous for previous, _ in turns] == [None, *(path for _, path in turns[:-1])]
    for number in (0, 1, len(turns) + 1):
        assert (await site.client.get(f"/changes-{number}.atom")).status_code == 404


def entry_ids(feed: Xml.Element) -> list[str]:
    return [entry.findtext("id", "", ATOM) for entry in feed.iterfind("entry", ATOM)]


async def test_the_feed_names_itself(real_pages: Datasette) -> None:
    feed = await read(real_pages, "/changes.atom", "application/atom+xml")
    links = {link.get("rel"): link.get("href") for link in feed.iterfind("link", ATOM)}
    assert links["self"] == feed.findtext("id", "", ATOM) == f"{HOST}/changes.atom"
    assert feed.findtext("author/name", "", ATOM)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", feed.findtext("updated", "", ATOM))


async def test_without_history_the_feed_is_empty_and_says_so(open_pages: OpenPages) -> None:
    feed = await read(await open_pages(), "/changes.atom", "application/atom+xml")
    assert feed.find("entry", ATOM) is None
    assert "is not known" in feed.findtext("subtitle", "", ATOM)


async def test_names_in_the_feed_are_text(dated_site: OpenPages, folder: Path) -> None:
    write(folder, "organisations/hostile", name='<b>& "x" ]]>', summary={"en": "<script>&amp;"})
    site = await dated_site()
    feed = await read(site, "/changes.atom", "application/atom+xml")
    entries = {entry.findtext("id", "", ATOM): entry for entry in feed.iterfind("entry", ATOM)}
    hostile = entries[f"{HOST}/organisations/hostile"]
    assert hostile.findtext("title", "", ATOM) == '<b>& "x" ]]>'
    assert hostile.findtext("summary", "", ATOM) == "undated: <script>&amp;"
    assert list(entries)[-1].startswith(f"{HOST}/organisations/")


async def test_the_feed_tells_ages(dated_site: OpenPages, folder: Path) -> None:
    write(folder, "services/night-round", name={"en": "Night round"}, description={"en": "Soup."}, as_of="2021-06")
    write(folder, "services/tent", name={"en": "Tent"}, as_of="2026-09", since={"value": "2099"})
    feed = await read(await dated_site(), "/changes.atom", "application/atom+xml")
    entries = {entry.findtext("title", "", ATOM): entry for entry in feed.iterfind("entry", ATOM)}
    told = {
        name: ([each.get("term") for each in entry.iterfind("category", ATOM)], entry.findtext("summary", None, ATOM))
        for name, entry in entries.items()
    }
    assert told["Social grocery"] == (["service", "current"], None)
    assert told["Night round"] == (["service", "historical"], "historical: Soup.")
    assert told["Tent"] == (["service", "current"], "Planned: no source says that it has begun.")
    assert told["Kitchen in the old school"] == (["service", "ended"], "ended")


def test_addresses_without_a_language_have_none() -> None:
    plain = [address for address, _ in routes(["en", "fr"]) if "language" not in address]
    assert len(plain) == 9
