"""QR codes of addresses: from paper or another screen back to the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import punctuation
from urllib.parse import quote

from markupsafe import Markup
from zxingcpp import BarcodeFormat, create_barcode

LONGEST = 858
"""Bytes of an address whose code, of 97 modules a side, a cheap phone still reads from paper."""
DARK = re.compile(rb"\0+")


@dataclass(frozen=True)
class Code:
    """A code as it is drawn."""

    path: Markup
    """Dark modules, one unit each."""
    size: int
    """Modules a side, with four quiet ones at each end, without which no reader finds the code."""


def qr_code(address: str) -> Code | None:
    """The code of an address; None where it would be too fine to be read."""
    # Plain ASCII: with other letters a code names their character set, which not every reader heeds.
    text = quote(address, safe=punctuation)
    if len(text) > LONGEST:
        return None
    image = create_barcode(text, BarcodeFormat.QRCode, ec_level="L").to_image()
    size, _ = image.shape
    path = "".join(_strokes(bytes(image), size))  # type: ignore[call-overload]  # its stubs miss that it is a buffer
    return Code(Markup(f'<path stroke="#000" d="M0 .5{path}"/>'), size)


def _strokes(modules: bytes, size: int) -> Iterator[str]:
    """Every run of dark modules in a row, moved to from the end of the one before: short, and alike in like rows."""
    end = 0
    for run in DARK.finditer(modules):
        down = run.start() // size - end // size
        yield f"m{run.start() - end - down * size} {down}h{run.end() - run.start()}"
        end = run.end()
