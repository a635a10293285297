"""Serves a folder as `datasette .` does: in process, or as a server of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path

import httpx
from datasette.app import Datasette

ROOT = Path(__file__).parents[1]

OpenPages = Callable[[], Awaitable[Datasette]]
"""Builds the small collection, as a test has left it, and opens the site over it."""

TABLE = "/directory/organisations"
"""Address of a table that every site has."""


@asynccontextmanager
async def running(site: Datasette) -> AsyncIterator[Datasette]:
    """A site in process, from its start to its end, of which nothing is left in memory."""
    await site.invoke_startup()
    try:
        yield site
    finally:
        for database in site.databases.values():
            database.close()
            # Its thread for writing never ends, and would keep the whole site in memory.
            database.ds = None
        if site.executor is not None:
            site.executor.shutdown()


def started(folder: Path) -> AbstractAsyncContextManager[Datasette]:
    """The site that a folder holds, running in process."""
    return running(Datasette(config_dir=folder))


@contextmanager
def serving(folder: Path, log: Path) -> Iterator[str]:
    """The address of a server, which writes all that it says into a file."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", str(folder), "--port", str(port)]
    # As when the project is installed: the plugins import its packages.
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with log.open("w") as said:
        server = subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.STDOUT)
    try:
        yield wait_for(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(20)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str) -> str:
    """The address, once it answers."""
    for _ in range(200):
        try:
            httpx.get(f"{address}/-/health", timeout=5)
            return address
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer within 20 seconds")
