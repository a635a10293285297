"""JSON-LD as text: the same in a page and in a file of its own."""

import json

from linked.values import Node

ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
"""Signs with which a text could end the script that it stands in, or be read otherwise there; JSON has them only
inside strings."""


def as_text(document: Node) -> str:
    """A document on one line, which may stand in a page as it is."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
