"""QR codes of addresses: from paper or another screen back to the page."""

from dataclasses import dataclass

import segno
from markupsafe import Markup

LONGEST = 858
"""Bytes of an address whose code, of 97 modules a side, a cheap phone still reads from paper."""
ANY_MASK = 0
"""Of what is drawn anew for every visit: seeking the best mask takes five times as long as all the rest."""
QUIET = 4
"""Empty modules on each side, without which no reader finds the code."""


@dataclass(frozen=True)
class Code:
    """A code as it is drawn."""

    path: Markup
    """Dark modules, one unit each."""
    size: int
    """Modules a side, with the quiet ones."""


def qr_code(address: str, mask: int | None = None) -> Code | None:
    """The code of an address, by the best mask or a given one; None where it would be too fine to be read."""
    if len(address.encode()) > LONGEST:
        return None
    made = segno.make(address, micro=False, error="l", mask=mask)
    drawn = made.svg_inline(border=QUIET, omitsize=True, svgclass=None, lineclass=None)
    return Code(Markup(drawn[drawn.index("<path") : drawn.index("</svg>")]), len(made.matrix) + 2 * QUIET)
