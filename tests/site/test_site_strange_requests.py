"""Unknown pages are a 404, and no request is strange enough for a fault."""

import pytest
from datasette.app import Datasette
from serving import TABLE


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/nowhere/at/all",
        "/directory/nothing",
        "/directory/nothing/x",
        "/directory/organisations/nobody",
        "/directory/organisation_languages/half-a-key",
        "/directory/organisation_languages/half-a-key?_ttl=1",
        "/nothing.db",
        "/static/nothing.css",
        "/-/static/" + "a" * 3000,
        "/directory/~ED~A0~80",
        "/directory/organisations/~00",
        "//",
    ],
)
async def test_an_unknown_page_says_what_to_do(site: Datasette, path: str) -> None:
    response = await site.client.get(f"http://localhost{path}")
    assert response.status_code == 404
    if not path.startswith(("/static/", "/-/static/")):
        assert "start again from the home page" in response.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/%00", 400),
        ("/directory/%00", 400),
        ("/-/static/%00", 400),
        ("/%ED%A0%80", 400),
        ("/directory/%FF", 400),
        ("/%0d%0aX-Header:%20x", 400),
        ("/directory/organisations?_search=%ED%A0%80", 200),
        ("/directory/organisations?name=%00", 200),
        ("/" + "a" * 16_001, 414),
        ("/directory/organisations?name=" + "a" * 16_000, 414),
    ],
)
async def test_a_strange_address_is_no_fault(site: Datasette, path: str, status: int) -> None:
    assert (await site.client.get(path)).status_code == status


async def raw_request(datasette: Datasette, **changes: object) -> int:
    """A request as no client library would send it."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "headers": [],
    }
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b""}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    await datasette.app()({**scope, **changes}, receive, send)
    status = sent[0]["status"]
    assert isinstance(status, int)
    return status


@pytest.mark.parametrize("raw_path", [b"/%zz", b"/%", b"/%4", b"/\xc3\xa9", b"/\xff", b"/a\x00b"])
async def test_bytes_that_are_no_address_are_a_400(site: Datasette, raw_path: bytes) -> None:
    assert await raw_request(site, raw_path=raw_path) == 400


async def test_a_server_may_leave_out_the_raw_path(site: Datasette) -> None:
    assert await raw_request(site, path="/directory", raw_path=None) == 200
    assert await raw_request(site, path="/-/metadata", raw_path=None) == 404
    assert await raw_request(site, path="/\udcff", raw_path=None) == 400


async def test_unreadable_cookies_do_not_matter(site: Datasette) -> None:
    assert (
        await raw_request(
            site,
            path="/directory",
            raw_path=b"/directory",
            headers=[(b"cookie", b'a[]="\xff; =;;'), (b"authorization", b"\xff")],
        )
        == 200
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", TABLE, "/nowhere", "/-/health", "/static/site.css", "/-/messages"])
async def test_only_reading_is_possible(site: Datasette, method: str, path: str) -> None:
    response = await site.client.request(method, path)
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/", "/directory", TABLE, TABLE + ".csv", TABLE + ".json", "/-/health", "/nowhere"])
async def test_head_answers_like_get(site: Datasette, path: str) -> None:
    head, get = await site.client.head(path), await site.client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
