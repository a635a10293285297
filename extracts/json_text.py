"""Rows as JSON, an object a row: as one array, as a document that says where they come from, or a line each."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from extracts.sheet import LICENCE, LICENCE_ADDRESS, PUBLISHER, About, Sheet, typed

CHUNK = 64 * 1024
"""Characters, about, that are handed on at once."""


def json_text(sheet: Sheet, cited: bool = False) -> Iterator[bytes]:
    """The sheet in pieces, as an array; `cited` makes it a document with the array as its `rows`."""
    before, after = (_opening(sheet.about), "]}\n") if cited else ("[", "]\n")
    yield from _pieces(_between(before, ",\n", after, _objects(sheet)))


def json_lines(sheet: Sheet) -> Iterator[bytes]:
    """The sheet in pieces, a line a row."""
    yield from _pieces(f"{line}\n" for line in _objects(sheet))


def array_of_lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The same array as json_text() gives, from JSON Lines that are written already: it takes a tenth of the time."""
    yield b"["
    for number, line in enumerate(lines):
        yield b",\n" if number else b"\n"
        yield line.rstrip(b"\n")
    yield b"]\n"


def about_rows(about: About) -> dict[str, Any]:
    """What a document says of its rows."""
    told = {"publisher": PUBLISHER, **asdict(about), "licence": LICENCE, "licence_address": LICENCE_ADDRESS}
    return {key: value for key, value in told.items() if value is not None}


def _opening(about: About) -> str:
    return json.dumps(about_rows(about), ensure_ascii=False)[:-1] + ', "rows": ['


def _objects(sheet: Sheet) -> Iterator[str]:
    # One encoder, and a look at those columns only that are not written as they are: half the time.
    encode = json.JSONEncoder(ensure_ascii=False).encode
    names = [column.name for column in sheet.columns]
    others = [(place, column) for place, column in enumerate(sheet.columns) if column.form in ("list", "flag")]
    for row in sheet.rows:
        values: list[Any] = list(row)
        for place, column in others:
            values[place] = typed(column, values[place])
        yield encode(dict(zip(names, values, strict=True)))


def _between(before: str, separator: str, after: str, items: Iterable[str]) -> Iterator[str]:
    yield before
    for number, item in enumerate(items):
        yield f"{separator}{item}" if number else f"\n{item}"
    yield after


def _pieces(texts: Iterable[str]) -> Iterator[bytes]:
    waiting: list[str] = []
    size = 0
    for text in texts:
        waiting.append(text)
        size += len(text)
        if size > CHUNK:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()
