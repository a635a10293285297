"""Reads QR codes as a phone does: those that a page holds, and the one that a browser shows."""

import base64
import re

from playwright.sync_api import Page
from zxingcpp import read_barcode

DRAWN = re.compile(
    r'<svg class="code"[^>]* viewBox="0 0 (\d+) \1"[^>]*><g[^>]*>(<path stroke="#000" d="M0 \.5[^"]+"/>)</g>'
)
STROKE = re.compile(r"m(-?\d+) (\d+)h(\d+)")
MODULE = 4
"""Pixels a side."""
PIXELS = """async shot => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(shot), each => each.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    const { data } = canvas.getImageData(0, 0, picture.width, picture.height);
    return [picture.width, ...data.filter((_, at) => at % 4 === 0)];
}"""
"""The width of a picture, then how light each of its points is."""


def codes_in(page: str) -> list[str]:
    """What the codes that a page draws say."""
    return [said(path, int(size)) for size, path in DRAWN.findall(page)]


def said(path: str, size: int) -> str:
    """What a code says that is drawn by a path."""
    return read(rows_of(path, size))


def code_seen(page: Page) -> str:
    """What the code says that a browser shows."""
    shot = base64.b64encode(page.screenshot()).decode()
    width, *points = page.evaluate(PIXELS, shot)
    return read([bytes(points[start : start + width]) for start in range(0, len(points), width)])


def read(rows: list[bytes]) -> str:
    """The text of the one code in a picture."""
    found = read_barcode(memoryview(b"".join(rows)).cast("B", (len(rows), len(rows[0]))))
    assert found, "no code can be read"
    return found.text


def rows_of(path: str, size: int) -> list[bytes]:
    """A code as points: white, with every stroke in black."""
    rows = [bytearray(b"\xff" * size * MODULE) for _ in range(size)]
    across = down = 0
    for right, below, length in (map(int, stroke) for stroke in STROKE.findall(path)):
        across, down = across + right, down + below
        rows[down][across * MODULE : (across + length) * MODULE] = bytes(length * MODULE)
        across += length
    return [bytes(row) for row in rows for _ in range(MODULE)]
