"""YAML as curators write it: every value is text, and the traps of YAML are refused with their line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from schema.references import Path

Data: TypeAlias = str | list["Data"] | dict[str, "Data"]

MAX_BYTES = 1_000_000
_NULLS = {"", "~", "null", "Null", "NULL"}
_MAX_DEPTH = 50
_KEY = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True)
class Flaw(Exception):
    """Something in a file that is no sound YAML for a record."""

    line: int
    message: str


def parse(content: bytes) -> tuple[dict[str, Data], list[Flaw]]:
    """The mapping in a file with all values as text, and the flaws found on the way.

    A flaw that leaves nothing to read is raised; the others are returned, all at once.
    """
    root, flaws = compose(content)
    if not isinstance(root, yaml.MappingNode):
        raise Flaw(root.start_mark.line + 1, "is not a mapping; start with a line such as id: some-name")
    data = _Reader(flaws).mapping(root)
    return data, flaws


def compose(content: bytes) -> tuple[yaml.Node, list[Flaw]]:
    """The tree of nodes, and the flaws that it no longer shows; raises Flaw where the file is not one document."""
    if len(content) > MAX_BYTES:
        raise Flaw(1, f"has more than {MAX_BYTES:,} bytes; a record is a page, split it")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Flaw(line, "is not UTF-8 text; save the file as UTF-8") from None
    try:
        flaws = list(_look_through(text))
        root = yaml.CBaseLoader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _flaw_of(error) from None
    except (yaml.YAMLError, RecursionError):
        raise Flaw(1, "is not YAML; look for control characters and for deep nesting") from None
    if root is None:
        raise Flaw(1, "is empty; write a record or delete the file")
    return root, flaws


def line_of(content: bytes, path: Path) -> int:
    """The line of the value at a path; of its nearest parent where it is missing."""
    try:
        node, _ = compose(content)
    except Flaw as flaw:
        return flaw.line
    line = node.start_mark.line
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == step), None)
            if found:
                line, node = found[0].start_mark.line, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
    return line + 1


def _look_through(text: str) -> Iterator[Flaw]:
    """Flaws in the stream of events: marks that nodes no longer show, and nesting that must stop before nodes.

    Composing nodes recurses in C, so that a file nested deeply enough would end the process.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise Flaw(_line(event), "is nested too deeply; no record needs that")
        if mark := _mark(event):
            yield Flaw(_line(event), mark)


def _mark(event: yaml.Event) -> str | None:
    """What is wrong with a word that begins with *, & or !."""
    if isinstance(event, yaml.AliasEvent):
        return "refers to another part of the file by *; write the value out, or quote it"
    if getattr(event, "anchor", None):
        return "marks a part of the file by &; remove the mark, or quote the value"
    return "carries a YAML tag; remove the word that begins with !" if getattr(event, "tag", None) else None


def _named(key: str) -> str:
    """A key by its name, unless it may be a value in the wrong place, which is never printed."""
    return f"the key {key}" if _KEY.fullmatch(key) else "a key"


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _flaw_of(error: yaml.MarkedYAMLError) -> Flaw:
    mark = error.problem_mark or error.context_mark
    what = error.problem or "cannot be read"
    return Flaw(
        mark.line + 1 if mark else 1,
        f"is not YAML here ({what}); check indentation, and quote a value that holds a colon or begins with a sign",
    )


class _Reader:
    """Turns nodes into text, lists and mappings; an alias would show as a node met twice."""

    def __init__(self, flaws: list[Flaw]) -> None:
        self.flaws = flaws
        self.seen: set[int] = set()

    def mapping(self, node: yaml.MappingNode) -> dict[str, Data]:
        """The mapping of a node, without what has flaws."""
        data: dict[str, Data] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.flaw(key, "has a key that is not text; write one word before the colon")
            elif key.value in data:
                self.flaw(key, f"repeats {_named(key.value)}; keep one of the two")
            elif (item := self.value(value)) is not None:
                data[key.value] = item
        return data

    def value(self, node: yaml.Node) -> Data | None:
        """The data of a node, None where it has a flaw."""
        if id(node) in self.seen:
            return None
        if isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NULLS:
            self.flaw(node, "has no value; write one or remove the line")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node)
        if isinstance(node, yaml.SequenceNode):
            items = (self.value(item) for item in node.value)
            return [item for item in items if item is not None]
        return str(node.value)

    def flaw(self, node: yaml.Node, message: str) -> None:
        """Keeps a flaw with its line."""
        self.flaws.append(Flaw(node.start_mark.line + 1, message))
