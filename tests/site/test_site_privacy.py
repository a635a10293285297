"""Nothing about visitors is kept, and nothing about the machine is told."""

import re
import sys
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette
from serving import serving

BUILD = {"date": "2026-11-01", "content_hash": "c0ffee", "sqlite_version": "3.40.1"}
STOCK_PAGES = [
    "metadata", "plugins", "settings", "config", "threads", "databases", "actor", "auth-token", "logout",
    "permissions", "messages", "allow-debug", "patterns",
]  # fmt: skip
PAGES = [
    "/",
    "/directory",
    "/directory?sql=select+1",
    "/directory?sql=select",
    "/directory/organisations",
    "/directory/organisations?_search=auberge&_facet=kind",
    "/directory/organisations/org-0001",
    "/directory/organisation_directory",
    "/-/versions",
    "/nowhere",
]


@pytest.mark.parametrize("page", STOCK_PAGES)
@pytest.mark.parametrize(
    "form",
    ["/-/{}", "/-/{}.json", "/-/{}/", "//-/{}", "/-//{}", "/%2D/{}", "/%2d/{}", "/%252d/{}", "/~2D/{}",
     "/./-/{}", "/x/../-/{}", "/-/static/../{}", "/-/static/%2e%2e/{}", "/-/{}?x=1",
     "/%2F-/{}", "/-%2F{}", "/-\\{}"],
)  # fmt: skip
async def test_datasettes_pages_about_itself_do_not_answer(site: Datasette, page: str, form: str) -> None:
    response = await site.client.get(form.format(page))
    assert response.status_code == 404
    shouted = await site.client.get(form.format(page.upper()))
    assert shouted.status_code == 404


@pytest.mark.parametrize("path", ["/kb/-/metadata", "/-/metadata", "/kb//-/metadata", "/kb/%2D/metadata", "/kb/-/"])
async def test_nor_under_a_base_url(folder: Path, path: str) -> None:
    site = Datasette(config_dir=folder, settings={"base_url": "/kb/"})
    response = await site.client.request("GET", path, avoid_path_rewrites=True)
    assert response.status_code == 404
    for public in ("/kb/-/health", "/kb/-/static/app.css", "/kb/static/site.css", "/kb/directory"):
        assert (await site.client.request("GET", public, avoid_path_rewrites=True)).status_code == 200


@pytest.mark.parametrize(
    "path", ["/-", "/-/", "/-/.json", "/-/static/", "/-/healthy", "/-/health.csv", "/-/versions/x"]
)
async def test_only_named_pages_answer(site: Datasette, path: str) -> None:
    assert (await site.client.get(path)).status_code == 404


@pytest.mark.parametrize("path", ["/-/health", "/-/health.json"])
async def test_health_names_the_build(site: Datasette, path: str) -> None:
    response = await site.client.get(path)
    assert response.status_code == 200
    assert response.json() == {"ok": True, "build": BUILD}
    assert response.headers["cache-control"] == "no-store"


async def test_health_is_503_when_the_database_does_not_answer(site: Datasette) -> None:
    site.remove_database("directory")
    response = await site.client.get("/-/health")
    assert response.status_code == 503
    assert response.json() == {"ok": False, "build": {}}


async def test_versions_tell_nothing_of_the_machine(site: Datasette) -> None:
    shown = (await site.client.get("/-/versions.json")).json()
    assert set(shown) == {"directory", "datasette", "sqlite", "date", "content_hash"}
    assert (shown["datasette"], shown["date"], shown["content_hash"]) == ("0.65.5", "2026-11-01", "c0ffee")
    page = await site.client.get("/-/versions")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "c0ffee" in page.text
    assert sys.prefix not in page.text


@pytest.mark.parametrize("path", [*PAGES, "/-/health", "/static/site.css", "/directory/organisations.csv"])
async def test_no_cookie_is_set(site: Datasette, path: str) -> None:
    visitor = {"ds_actor": "x", "ds_messages": "x", "ds_csrftoken": "x"}
    response = await site.client.get(path, cookies=visitor)
    assert "set-cookie" not in response.headers
    assert "private" not in response.headers["cache-control"]


async def test_nobody_is_recognised(site: Datasette) -> None:
    actor = site.sign({"a": {"id": "root"}}, "actor")
    response = await site.client.get("/_internal", cookies={"ds_actor": actor})
    assert response.status_code == 404


@pytest.mark.parametrize("path", PAGES)
async def test_no_page_names_another_host_but_where_to_leave_for(site: Datasette, path: str) -> None:
    page = re.sub('<a class="exit" href="[^"]+"', "", (await site.client.get(path)).text)
    hosts = set(re.findall(r"""(?:https?:)?//([\w.-]+\.?[\w-]+)""", page))
    assert hosts - {"www.w3.org", "localhost"} == set()


def test_the_running_server_writes_down_nothing_of_a_visit(folder: Path) -> None:
    with serving(folder, folder / "log") as address:
        for path in (
            "/directory/organisations?_search=zanzibar",
            "/directory/organisations?_where=zanzibar",
            "/directory/organisations?name__in=[zanzibar",
            "/directory/organisations.csv?_stream=on&_search=zanzibar",
            "/directory?sql=select+zanzibar",
            "/nowhere?q=zanzibar",
            "/-/metadata?q=zanzibar",
        ):
            assert httpx.get(address + path).status_code in (200, 400, 404)
        httpx.get(address + "/?q=zanzibar", headers={"Connection": "Upgrade", "Upgrade": "websocket"})
    output = (folder / "log").read_text(encoding="utf-8")
    assert "Uvicorn running" in output
    assert "zanzibar" not in output
    assert "GET" not in output
    assert "127.0.0.1:" not in output.replace(address, "")
