"""YAML as curators write it: from the bytes of a file to its data, and from a path to its line."""

from pipeline.yaml_reader import Data, Flaw, Reader, line_of_event
from schema.references import Path

MAX_BYTES = 4_000_000


def parse(content: bytes) -> tuple[dict[str, Data], list[Flaw]]:
    """The mapping in a file with all values as text, and the flaws found on the way.

    A flaw that leaves nothing to read is raised; the others are returned, all at once.
    """
    reader = Reader(_text_of(content))
    return reader.document(), reader.flaws


def line_of(content: bytes, path: Path) -> int:
    """The line of the value at a path; of its nearest parent where it is missing."""
    try:
        reader = Reader(_text_of(content))
        reader.document()
    except Flaw as flaw:
        return flaw.line
    while path not in reader.places:
        path = path[:-1]
    return line_of_event(reader.places[path])


def _text_of(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise Flaw(1, f"has more than {MAX_BYTES:,} bytes; no record needs that, split it")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Flaw(line, "is not UTF-8 text; save the file as UTF-8") from None
