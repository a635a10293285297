"""Measures downloads beside Datasette's own CSV of the same rows, in one run, from a server of its own.

Run `make benchmark`; sizes as arguments, the real one by default with 100000 services. Seconds to the first byte and to
the last, bytes, and by how much the memory of the server rose at its highest; then milliseconds that a page of results
takes beside nothing, and beside three downloads.
"""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import httpx
from many_services import ROOT, site_with

STOCK = "/directory/services.csv?_stream=on&_size=max&_sort=id"
MEASURED = {
    "stock_csv": STOCK,
    "table_csv": "/download/directory/services.csv",
    "table_json": "/download/directory/services.json",
    "list_csv": "/download/services.csv",
    "search_csv": "/download/search.csv?q=food+calais",
    "table_xlsx": "/download/directory/services.xlsx",
}
PAGE = "/search?q=shower+calais"
PAGES, TOGETHER = 40, 3


def main() -> None:
    """Print one line of JSON a size and a download, and one of pages."""
    for size in map(int, sys.argv[1:] or ["0", "100000"]):
        asyncio.run(measure(size))


async def measure(size: int) -> None:
    """All figures at so many services; 0 for as many as there are."""
    async with site_with(size) as (_, database):
        for name, address in MEASURED.items():
            with serving(database.parent) as (host, process):
                say(services=size, download=name, **download(host + address, process))
        with serving(database.parent) as (host, _):
            say(services=size, page_ms=page_ms(host), **pages_beside(host))


def say(**figures: object) -> None:
    """One line of JSON."""
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, int]]:
    """Address and process of a server over a folder that has answered a page."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "datasette", str(folder), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    host = f"http://127.0.0.1:{port}"
    try:
        while not answers(host + PAGE):
            time.sleep(0.2)
        yield host, server.pid
    finally:
        server.terminate()
        server.wait()


def answers(address: str) -> bool:
    """Whether a server answers yet."""
    try:
        return httpx.get(address, timeout=60).is_success
    except httpx.TransportError:
        return False


def download(address: str, process: int) -> dict[str, float]:
    """Seconds, bytes and memory of one download, without compression."""
    before, start = peak_memory(process), time.perf_counter()
    with httpx.stream("GET", address, headers={"Accept-Encoding": "identity"}, timeout=None) as response:
        pieces = response.iter_raw()
        size = len(next(pieces))
        first = time.perf_counter() - start
        size += sum(map(len, pieces))
    return {
        "first_byte_s": round(first, 3),
        "total_s": round(time.perf_counter() - start, 2),
        "mb": round(size / 1e6, 2),
        "memory_mb": round((peak_memory(process) - before) / 1024, 1),
    }


def peak_memory(process: int) -> int:
    """The most kB that a process ever had in memory."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])


def page_ms(host: str) -> list[float]:
    """Milliseconds of a page of results: at the 50th and at the 95th percentile."""
    times = []
    for _ in range(PAGES):
        start = time.perf_counter()
        httpx.get(host + PAGE, timeout=60).raise_for_status()
        times.append((time.perf_counter() - start) * 1000)
    return [round(sorted(times)[int(PAGES * share)], 1) for share in (0.5, 0.95)]


def pages_beside(host: str) -> dict[str, list[float]]:
    """The same while others download, one kind at a time."""
    return {
        f"beside_{name}_ms": page_ms_beside(host, MEASURED[name]) for name in ("stock_csv", "table_csv", "table_xlsx")
    }


def page_ms_beside(host: str, address: str) -> list[float]:
    """The same while some download one thing, again and again."""
    over = Event()

    def keep_on() -> None:
        while not over.is_set():
            with httpx.stream("GET", host + address, timeout=None) as response:
                for _ in response.iter_raw():
                    if over.is_set():
                        return

    with ThreadPoolExecutor(TOGETHER) as others:
        working = [others.submit(keep_on) for _ in range(TOGETHER)]
        time.sleep(0.5)
        figures = page_ms(host)
        over.set()
        for each in working:
            each.result()
    return figures


if __name__ == "__main__":
    main()
