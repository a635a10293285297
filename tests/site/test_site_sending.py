"""How files are sent: to so many at once, to nobody who has left, never as if whole, and without a trace in the log."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette
from downloaded import FAILING, taken
from serving import TABLE, serving, started

from web.downloads import readers


class Client:
    """A reader who takes a piece when told to, and may leave."""

    def __init__(self, site: Datasette, path: str) -> None:
        before, _, question = path.partition("?")
        self.scope = {
            "type": "http", "method": "GET", "path": before, "raw_path": before.encode(), "scheme": "http",
            "query_string": question.encode(), "headers": [(b"host", b"localhost")], "http_version": "1.1",
        }  # fmt: skip
        self.sent: list[dict[str, Any]] = []
        self.started, self.going_on, self.leaving = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.answering = asyncio.ensure_future(site.app()(self.scope, self.receive, self.send))

    async def receive(self) -> dict[str, Any]:
        await self.leaving.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: dict[str, Any]) -> None:
        self.sent.append(message)
        self.started.set()
        if message["type"] == "http.response.body":
            await self.going_on.wait()

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    def leave(self) -> None:
        self.leaving.set()
        self.going_on.set()


async def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(500):
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to that")


@pytest.fixture
async def narrow(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A site that sends two files at once."""
    monkeypatch.setattr(readers, "AT_ONCE", 2)
    async with started(folder) as site:
        yield site


async def test_more_than_so_many_at_once_are_asked_to_wait(narrow: Datasette) -> None:
    slow = [Client(narrow, f"/download{TABLE}.csv") for _ in range(2)]
    for each in slow:
        await each.started.wait()
    refused = await narrow.client.get(f"/download{TABLE}.csv")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "30")
    assert (await narrow.client.get(TABLE)).status_code == 200
    slow[0].going_on.set()
    await slow[0].answering
    assert slow[0].sent[-1]["body"] == b""
    await wait_until(lambda: len(readers.readers_of(narrow).free) == 1)
    assert len(await taken(narrow, TABLE, "csv")) == 1203
    slow[1].leave()
    await slow[1].answering


async def test_for_a_reader_who_has_left_nothing_more_is_made(narrow: Datasette) -> None:
    client = Client(narrow, f"/download{TABLE}.csv")
    await client.started.wait()
    client.leave()
    await client.answering
    # The start, and the one piece that was under way: no end, as if all had come.
    assert all(message.get("more_body", True) for message in client.sent)
    await wait_until(lambda: len(readers.readers_of(narrow).free) == 2)


async def test_a_reader_who_takes_nothing_is_taken_for_gone(narrow: Datasette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.downloads.sending.PATIENCE", 0.05)
    client = Client(narrow, f"/download{TABLE}.csv")
    await client.answering
    assert client.sent[-1]["more_body"]
    await wait_until(lambda: len(readers.readers_of(narrow).free) == 2)


@pytest.fixture
def served(folder: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server over the tiny database, with a query that fails on its way; and its log."""
    (folder / "metadata.json").write_text(
        json.dumps({"databases": {"directory": {"queries": {"failing": {"sql": FAILING}}}}})
    )
    with serving(folder, tmp_path / "log") as address:
        yield address, tmp_path / "log"


def test_a_file_that_fails_on_its_way_is_broken_off(served: tuple[str, Path]) -> None:
    address, log = served
    for encoding in ("gzip", "identity"):
        with (
            closing(httpx.Client(headers={"Accept-Encoding": encoding})) as client,
            client.stream("GET", f"{address}/download/directory/failing.csv?verysecretword=1") as response,
        ):
            assert response.status_code == 200
            with pytest.raises(httpx.RemoteProtocolError):
                response.read()
    assert httpx.get(f"{address}/-/health").json()["ok"]
    assert "verysecretword" not in log.read_text()


async def test_nothing_of_a_question_is_logged(
    site: Datasette, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        for path in (f"{TABLE}.csv?name=verysecretword", "/directory.csv?sql=select+verysecretword"):
            await site.client.get(f"/download{path}")
    told = "\n".join([*map(logging.Formatter().format, caplog.records), *capfd.readouterr()])
    assert "verysecretword" not in told
