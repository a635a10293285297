"""Measures the pages of the site beside Datasette's own search page over the same data, in one run.

Run `make benchmark`; sizes as arguments, the real one by default with 5000. Requests a second of one process without a
network, one after the other, once each has been answered before; and, once, the bytes that reach a phone (gzip): the
page with all that it loads.
"""

import asyncio
import gc
import json
import random
import re
import sys
import time
from urllib.parse import quote

from datasette.app import Datasette
from many_services import SEED, site_with
from relevance import read_queries

QUERIES = 60
PAGES = {"search": "/search?q={}", "services": "/services?q={}", "stock": "/directory/services?_search={}"}
WEIGHED = ("/", "/search?q=food+calais", "/services/secours-catholique-day-centre-calais", "/map", "/fr/", "/ar/")
LOADED = re.compile(
    r'(?:rel="(?:stylesheet|icon)"[^>]* href|<script[^>]* src|<link[^>]*rel="stylesheet" href)="([^"]+)"'
)


def main() -> None:
    """Print one line of JSON a size, then one with the bytes of pages."""
    for size in map(int, sys.argv[1:] or ["0", "5000"]):
        sys.stdout.write(json.dumps(asyncio.run(measure(size))) + "\n")
    sys.stdout.write(json.dumps(asyncio.run(weigh())) + "\n")


async def measure(size: int) -> dict[str, float]:
    """Requests a second of each page, and how many times those of the stock page."""
    async with site_with(size) as (site, _):
        texts = random.Random(SEED).sample([query.text for query in read_queries()], QUERIES)
        await seconds(site, texts)
        gc.freeze()
        figures = {name: round(len(texts) / each, 1) for name, each in (await seconds(site, texts)).items()}
    times_stock = {f"{name}_to_stock": round(figures[name] / figures["stock"], 1) for name in ("search", "services")}
    return {"services": size, **figures, **times_stock}


async def seconds(site: Datasette, texts: list[str]) -> dict[str, float]:
    """Processor time of each page for some questions.

    In turn, so that what else the machine does slows all alike; and none clears away what the one before has left.
    """
    taken = dict.fromkeys(PAGES, 0.0)
    for text in texts:
        for name, page in PAGES.items():
            gc.collect()
            start = time.process_time()
            response = await site.client.get(page.format(quote(text)))
            taken[name] += time.process_time() - start
            assert response.status_code == 200, response.text
    return taken


async def weigh() -> dict[str, int]:
    """Bytes on the wire of some pages with their styles and scripts."""
    async with site_with(0) as (site, _):
        return {page: await bytes_of(site, page) for page in WEIGHED}


async def bytes_of(site: Datasette, page: str) -> int:
    """Bytes of a page and of what it loads, as they are sent."""
    response = await site.client.get(page)
    files = [await site.client.get(address) for address in dict.fromkeys(LOADED.findall(response.text))]
    return sum(each.num_bytes_downloaded for each in (response, *files))


if __name__ == "__main__":
    main()
