"""Every answer carries the headers that keep visitors safe and data open."""

import base64
import hashlib
import re

import pytest
from datasette.app import Datasette
from serving import TABLE

EVERYTHING = [
    "/",
    "/directory",
    TABLE,
    TABLE + "/org-0001",
    TABLE + ".json",
    TABLE + ".csv",
    TABLE + "?_sort=nonexistent",
    "/directory.db",
    "/static/site.css",
    "/static/nothing.css",
    "/-/static/app.css",
    "/favicon.ico",
    "/-/health",
    "/-/metadata",
    "/nowhere",
    "/directory/",
    "/%00",
]
PAGES = [
    "/",
    "/directory",
    "/directory?sql=select+1",
    TABLE + "?_facet=kind",
    TABLE + "/org-0001",
    "/nowhere",
    "/-/versions",
]


def policy(value: str) -> dict[str, list[str]]:
    directives = [directive.split() for directive in value.split(";")]
    return {name: sources for name, *sources in directives}


@pytest.mark.parametrize("path", EVERYTHING)
async def test_every_answer_is_protected(site: Datasette, path: str) -> None:
    headers = (await site.client.get(path)).headers
    content = policy(headers["content-security-policy"])
    assert content["default-src"] == ["'none'"]
    assert "'unsafe-inline'" not in content["script-src"]
    assert content["base-uri"] == content["frame-ancestors"] == ["'none'"]
    assert content["form-action"] == content["connect-src"] == content["font-src"] == ["'self'"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers.get_list("referrer-policy") == ["no-referrer"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["permissions-policy"].startswith("geolocation=(self), ")
    assert "camera=()" in headers["permissions-policy"]
    assert len(headers.get_list("cache-control")) == 1


@pytest.mark.parametrize("path", PAGES)
async def test_every_inline_script_is_allowed_by_its_hash(site: Datasette, path: str) -> None:
    response = await site.client.get(path)
    allowed = policy(response.headers["content-security-policy"])["script-src"]
    for script in re.findall(r"<script>(.*?)</script>", response.text, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed
    assert not re.search(r"<[^>]+\son\w+=", response.text)


async def test_scripts_of_stock_pages_are_there_to_be_allowed(site: Datasette) -> None:
    assert "<script>DATASETTE_ALLOW_FACET = true;</script>" in (await site.client.get(TABLE)).text
    assert "<script>\nwindow.onload" in (await site.client.get("/directory")).text


@pytest.mark.parametrize(
    "path", [TABLE + ".json", TABLE + ".csv", "/directory.db", "/-/health", TABLE + ".json?_size=x"]
)
async def test_data_is_open_to_other_sites(site: Datasette, path: str) -> None:
    headers = (await site.client.get(path)).headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("path", ["/", TABLE, "/static/site.css", "/nowhere"])
async def test_pages_are_not(site: Datasette, path: str) -> None:
    headers = (await site.client.get(path)).headers
    assert "access-control-allow-origin" not in headers
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (TABLE, "public, max-age=300"),
        (TABLE + ".json", "public, max-age=300"),
        (TABLE + ".csv", "public, max-age=300"),
        (TABLE + "?_ttl=0", "no-cache"),
        ("/static/site.css", "public, max-age=3600"),
        ("/-/static/app.css", "public, max-age=3600"),
        ("/-/health", "no-store"),
        ("/nowhere", "no-store"),
        ("/-/metadata", "no-store"),
        (TABLE + "?_size=abc", "no-store"),
    ],
)
async def test_how_long_an_answer_keeps(site: Datasette, path: str, expected: str) -> None:
    assert (await site.client.get(path)).headers["cache-control"] == expected


@pytest.mark.parametrize("path", ["/directory", TABLE, TABLE + "/org-0001", TABLE + ".json"])
async def test_a_page_that_is_still_the_same_is_a_304(site: Datasette, path: str) -> None:
    first = await site.client.get(path)
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        second = await site.client.get(path, headers={"If-None-Match": known})
        assert (second.status_code, second.content) == (304, b"")
        assert second.headers["etag"] == tag
        assert "content-security-policy" in second.headers
    changed = await site.client.get(path, headers={"If-None-Match": '"other"'})
    assert (changed.status_code, changed.content[:100]) == (200, first.content[:100])


async def test_the_database_is_downloaded_once(site: Datasette) -> None:
    tag = (await site.client.get("/directory.db")).headers["etag"]
    again = await site.client.get("/directory.db", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


async def test_different_pages_have_different_tags(site: Datasette) -> None:
    addresses = [TABLE, TABLE + "?kind=public", TABLE + ".json", "/directory", TABLE + "/org-0001"]
    tags = {(await site.client.get(address)).headers["etag"] for address in addresses}
    assert len(tags) == len(addresses)


@pytest.mark.parametrize("path", ["/nowhere", TABLE + "?_size=abc", "/-/health", "/directory?sql=select", "/%00"])
async def test_errors_have_no_tag(site: Datasette, path: str) -> None:
    response = await site.client.get(path, headers={"If-None-Match": "*"})
    assert response.status_code != 304
    assert "etag" not in response.headers
