"""Data out of the events of a YAML parser: every value is text, and every flaw is kept with its line."""

import re
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeAlias

import yaml

from schema.references import Path

Data: TypeAlias = str | list["Data"] | dict[str, "Data"]

_NULLS = {"", "~", "null", "Null", "NULL"}
_MAX_DEPTH = 50
_KEY = re.compile(r"[a-z_]{1,40}")
_NO_NAME = "?"
"""Stands in a path for a key that is no text."""
_NO_YAML = "is not YAML here ({}); check indentation, and quote a value that holds a colon or begins with a sign"


@dataclass(frozen=True)
class Flaw(Exception):
    """Something in a file that is no sound YAML for a record."""

    line: int
    message: str


def _named(key: str) -> str:
    """A key by its name, unless it may be a value in the wrong place, which is never printed."""
    return f"the key {key}" if _KEY.fullmatch(key) else "a key"


def line_of_event(event: yaml.Event) -> int:
    """The line that an event of the parser begins on."""
    return event.start_mark.line + 1 if event.start_mark else 1


def _flaw_of(error: yaml.YAMLError) -> Flaw:
    if not isinstance(error, yaml.MarkedYAMLError):
        return Flaw(1, "is not YAML; look for control characters and for deep nesting")
    mark = error.problem_mark or error.context_mark
    return Flaw(mark.line + 1 if mark else 1, _NO_YAML.format(error.problem or "cannot be read"))


class Reader:
    """Makes text, lists and mappings of the events of a parser.

    Nodes would no longer show every mark, and composing them recurses in C, so that a file nested deeply enough would
    end the process.
    """

    def __init__(self, text: str) -> None:
        self.next_event: Any = yaml.CBaseLoader(text).get_event
        self.flaws: list[Flaw] = []
        self.places: dict[Path, yaml.Event] = {}
        self.marked: dict[str, yaml.Event] = {}

    def document(self) -> dict[str, Data]:
        """The only mapping of the file; raises Flaw where there is none."""
        try:
            return self.root()
        except yaml.YAMLError as error:
            raise _flaw_of(error) from None

    def root(self) -> dict[str, Data]:
        """The data between the beginning and the end of the stream and of its document."""
        self.next_event()
        if isinstance(self.next_event(), yaml.StreamEndEvent):
            raise Flaw(1, "is empty; write a record or delete the file")
        first = self.next_event()
        self.places[()] = first
        data = self.value(first, ())
        self.next_event()
        if not isinstance(further := self.next_event(), yaml.StreamEndEvent):
            raise Flaw(line_of_event(further), _NO_YAML.format("but found another document"))
        if not isinstance(data, dict):
            raise Flaw(line_of_event(first), "is not a mapping; start with a line such as id: some-name")
        return data

    def value(self, event: Any, path: Path) -> Data | None:
        """The data that begins with an event, None where it has a flaw."""
        if event.anchor or event.tag:
            self.mark(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.text(event)
        if isinstance(event, yaml.AliasEvent):
            return None
        if len(path) >= _MAX_DEPTH:
            raise Flaw(line_of_event(event), "is nested too deeply; no record needs that")
        return self.mapping(path) if isinstance(event, yaml.MappingStartEvent) else self.items(path)

    def text(self, event: yaml.ScalarEvent) -> str | None:
        """A text as it is written, quoted or not."""
        if not event.style and event.value in _NULLS:
            self.flaw(event, "has no value; write one or remove the line")
            return None
        return str(event.value)

    def mapping(self, path: Path) -> dict[str, Data]:
        """A mapping up to its end, without what has flaws."""
        data: dict[str, Data] = {}
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            key = self.key(event, path)
            name = key.value if isinstance(key, yaml.ScalarEvent) else _NO_NAME
            self.places.setdefault(here := (*path, name), key)
            item = self.value(self.next_event(), here)
            if not isinstance(key, yaml.ScalarEvent):
                self.flaw(key, "has a key that is not text; write one word before the colon")
            elif name in data:
                self.flaw(key, f"repeats {_named(name)}; keep one of the two")
            elif item is not None:
                data[name] = item
        return data

    def key(self, event: Any, path: Path) -> Any:
        """Where a key begins, with a reference followed; a key that is no text is read to its end."""
        if not isinstance(event, yaml.ScalarEvent):
            self.value(event, (*path, _NO_NAME))
        elif event.anchor or event.tag:
            self.mark(event)
        return self.marked[str(event.anchor)] if isinstance(event, yaml.AliasEvent) else event

    def items(self, path: Path) -> list[Data]:
        """A list up to its end, without what has flaws."""
        data: list[Data] = []
        for position in count():
            if isinstance(event := self.next_event(), yaml.SequenceEndEvent):
                break
            self.places[here := (*path, position)] = event
            if (item := self.value(event, here)) is not None:
                data.append(item)
        return data

    def mark(self, event: Any) -> None:
        """Keeps a word that begins with *, & or ! as a flaw."""
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.marked:
                raise Flaw(line_of_event(event), _NO_YAML.format("found undefined alias"))
            self.flaw(event, "refers to another part of the file by *; write the value out, or quote it")
        elif event.anchor:
            self.marked.setdefault(event.anchor, event)
            self.flaw(event, "marks a part of the file by &; remove the mark, or quote the value")
        else:
            self.flaw(event, "carries a YAML tag; remove the word that begins with !")

    def flaw(self, event: yaml.Event, message: str) -> None:
        """Keeps a flaw with its line."""
        self.flaws.append(Flaw(line_of_event(event), message))
