"""What the page of downloads offers: files of the very build that is served, whole, in ranges, and nothing else."""

import csv
import hashlib
import io
import json
import re
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
import pytest_asyncio
from assemble import build_database, link_site
from datasette.app import Datasette
from factories import TODAY, query, write_all
from serving import OpenPages, started

from extracts.folder import write_extracts
from extracts.tables import PUBLIC

FORMS = ("csv", "json", "jsonl", "parquet")
WHOLE = ("solidarity-directory.zip", "solidarity-directory.xlsx", "directory.db", "places.geojson")
BESIDE = ("README.md", "datapackage.json", "SHA256SUMS")
CSV = "/downloads/csv/services.csv"


async def links(site: Datasette, address: str = "/downloads") -> set[str]:
    """Where the main part of a page leads."""
    text = (await site.client.get(address)).text.partition("<main")[2].partition("</main>")[0]
    return {unescape(link) for link in re.findall(r'href="(/[^"#]*)', text)}


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the small collection with its extracts beside it."""
    folder = tmp_path_factory.mktemp("written")
    database = build_database(write_all(folder / "data"), folder / "directory.db", TODAY)
    write_extracts(database, folder / "downloads", "https://x.example")
    return folder


@pytest_asyncio.fixture
async def with_files(written: Path, tmp_path: Path) -> AsyncIterator[Datasette]:
    """The site over them, which a test may change."""
    site = tmp_path / "site"
    shutil.copytree(written / "downloads", site / "downloads")
    shutil.copyfile(written / "directory.db", site / "directory.db")
    async with started(link_site(site, "metadata.yml")) as opened:
        yield opened


async def test_without_files_every_table_is_offered_as_it_is_asked_for(real_pages: Datasette) -> None:
    found = await links(real_pages)
    streamed = {f"/download/directory/{table.name}.{form}" for table in PUBLIC for form in ("csv", "json", "xlsx")}
    assert {link for link in found if link.startswith("/download/")} == streamed
    assert not [link for link in found if link.startswith("/downloads/")]
    assert "/directory.db" in found


async def test_rows_are_those_of_the_tables(real_pages: Datasette, real_database: Path) -> None:
    text = (await real_pages.client.get("/downloads")).text
    rows = dict(re.findall(r'<a href="/directory/(\w+)"[^>]*>\w+</a></small></th><td>([\d,]+)</td>', text))
    for table in PUBLIC:
        ((expected,),) = query(real_database, f"select count(*) from {table.name}")
        assert rows[table.name] == f"{expected:,}"


async def test_the_whole_file_is_told_as_it_is(real_pages: Datasette, real_database: Path) -> None:
    text = (await real_pages.client.get("/downloads")).text
    size = real_database.stat().st_size
    assert f"directory.db ({size / 1e6:.1f} MB)" in text
    assert len((await real_pages.client.get("/directory.db")).content) == size
    for (value,) in query(real_database, "select value from build_info where key in ('content_hash', 'data_licence')"):
        assert value in text


async def test_every_other_link_answers(real_pages: Datasette) -> None:
    for link in sorted(await links(real_pages)):
        if not link.startswith("/download/") and ".db" not in link:
            assert (await real_pages.client.get(link)).status_code == 200, link


async def test_a_small_collection_has_its_downloads(open_pages: OpenPages) -> None:
    assert (await (await open_pages()).client.get("/downloads")).status_code == 200


@pytest.mark.parametrize("address", ["/downloads", "/fr/downloads"])
async def test_every_file_is_offered_with_its_size_and_answers(
    with_files: Datasette, tmp_path: Path, address: str
) -> None:
    found = {link for link in await links(with_files, address) if link.startswith("/download")}
    files = {f"{form}/{table.name}.{form}" for table in PUBLIC for form in FORMS} | {*WHOLE, *BESIDE}
    assert found == {f"/downloads/{path}" for path in files}
    for path in files:
        response = await with_files.client.get(f"/downloads/{path}")
        assert response.content == (tmp_path / "site" / "downloads" / path).read_bytes(), path


async def test_the_page_tells_sizes_hashes_and_how_to_cite(with_files: Datasette, tmp_path: Path) -> None:
    text = (await with_files.client.get("/downloads")).text
    for path in WHOLE:
        content = (tmp_path / "site" / "downloads" / path).read_bytes()
        assert hashlib.sha256(content).hexdigest() in text, path
    assert "Solidarity Directory, collection of 2026-11-23, http://localhost/, CC BY 4.0" in text
    size = (tmp_path / "site" / "downloads" / "csv" / "services.csv").stat().st_size
    assert f"<bdi>{-(-size // 1000)} kB</bdi>" in text


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("csv/services.csv", "text/csv; charset=utf-8"),
        ("json/services.json", "application/json"),
        ("jsonl/services.jsonl", "application/jsonl"),
        ("parquet/services.parquet", "application/vnd.apache.parquet"),
        ("places.geojson", "application/geo+json"),
        ("solidarity-directory.zip", "application/zip"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
async def test_a_file_says_what_it_is(with_files: Datasette, path: str, media_type: str) -> None:
    headers = (await with_files.client.get(f"/downloads/{path}", headers={"accept-encoding": "gzip"})).headers
    assert headers["content-type"] == media_type
    assert headers["content-disposition"] == f'attachment; filename="{path.rpartition("/")[2]}"'
    assert (headers["accept-ranges"], headers["cache-control"]) == ("bytes", "public, max-age=300")
    assert "content-encoding" not in headers


async def test_a_csv_has_every_row_once(with_files: Datasette, tmp_path: Path) -> None:
    text = (await with_files.client.get(CSV)).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == ["day-centre", "night-round", "old-kitchen"]


@pytest.mark.parametrize(
    ("asked", "first", "last"), [("bytes=0-9", 0, 10), ("bytes=10-", 10, None), ("bytes=-7", -7, None)]
)
async def test_a_part_of_a_file(with_files: Datasette, asked: str, first: int, last: int | None) -> None:
    whole = (await with_files.client.get(CSV)).content
    part = await with_files.client.get(CSV, headers={"range": asked, "accept-encoding": "gzip"})
    assert (part.status_code, part.content) == (206, whole[first:last])
    start = first % len(whole)
    assert part.headers["content-range"] == f"bytes {start}-{start + len(part.content) - 1}/{len(whole)}"
    assert part.headers["cache-control"] == "public, max-age=300"


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "lines=1-2", "bytes=-", "bytes=x-"])
async def test_what_is_no_part_gives_the_whole(with_files: Datasette, asked: str) -> None:
    assert (await with_files.client.get(CSV, headers={"range": asked})).status_code == 200


@pytest.mark.parametrize("asked", ["bytes=999999999-", "bytes=9-3", "bytes=-0"])
async def test_a_part_that_is_not_there_is_told(with_files: Datasette, asked: str) -> None:
    size = len((await with_files.client.get(CSV)).content)
    refused = await with_files.client.get(CSV, headers={"range": asked})
    assert (refused.status_code, refused.headers["content-range"]) == (416, f"bytes */{size}")


async def test_a_file_that_is_known_is_not_sent_again(with_files: Datasette) -> None:
    whole = await with_files.client.get(CSV)
    again = await with_files.client.get(CSV, headers={"if-none-match": whole.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    part = {"range": "bytes=5-", "if-range": whole.headers["etag"]}
    assert (await with_files.client.get(CSV, headers=part)).content == whole.content[5:]
    part["if-range"] = '"of another build"'
    assert (await with_files.client.get(CSV, headers=part)).content == whole.content


async def test_only_the_head_of_a_file(with_files: Datasette) -> None:
    whole, head = await with_files.client.get(CSV), await with_files.client.head(CSV)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))


OUTSIDE = (
    "nothing.csv", "csv", "csv/", "..%2Fdirectory.db", "%2e%2e/directory.db", "csv/..%2FREADME.md", "/etc/passwd",
    "csv%2Fservices.csv~", "csv\\services.csv", "secret.txt", "~2E~2E/directory.db",
)  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
async def test_no_other_path_leads_to_a_file(with_files: Datasette, tmp_path: Path, path: str) -> None:
    (tmp_path / "site" / "downloads" / "secret.txt").write_text("not offered")
    response = await with_files.client.get(f"/downloads/{path}", follow_redirects=True)
    assert response.status_code == 404
    assert "Page not found" in response.text


async def test_files_of_another_build_are_never_offered(with_files: Datasette, tmp_path: Path) -> None:
    assert (await with_files.client.get(CSV)).status_code == 200
    folder = tmp_path / "site" / "downloads"
    other = tmp_path / "other.db"
    shutil.copyfile(folder / "directory.db", other)
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("update build_info set value = 'another' where key = 'content_hash'")
    write_extracts(other, folder, "https://x.example")
    assert (await with_files.client.get(CSV)).status_code == 404
    assert not [link for link in await links(with_files) if link.startswith("/downloads/")]


async def test_a_damaged_folder_is_not_offered(with_files: Datasette, tmp_path: Path) -> None:
    package = tmp_path / "site" / "downloads" / "datapackage.json"
    (tmp_path / "site" / "downloads" / "json" / "services.json").unlink()
    package.write_text(json.dumps(json.loads(package.read_bytes())))
    assert (await with_files.client.get(CSV)).status_code == 404
    assert (await with_files.client.get("/downloads")).status_code == 200
