"""Sends a file in parts, whole or a range of it, and only where the reader has it not already."""

import asyncio
import re
from dataclasses import dataclass
from typing import BinaryIO

from web.asgi import Scope, Send
from web.etags import header, is_known

PART = 256 * 1024
"""Bytes in memory at a time."""
RANGE = re.compile(rb"bytes=(\d{0,18})-(\d{0,18})")


@dataclass(frozen=True)
class Sent:
    """A file as it is sent."""

    name: str
    size: int
    media_type: str
    tag: bytes
    """Strong, since the bytes are always the same: a broken download may go on where it stopped."""


async def send_file(scope: Scope, send: Send, file: BinaryIO, sent: Sent) -> None:
    """Answer a request for a file with all that it asks of it."""
    headers = [(b"etag", sent.tag), (b"accept-ranges", b"bytes")]
    if is_known(sent.tag, header(scope, b"if-none-match")):
        await _start(send, 304, headers)
        await send({"type": "http.response.body", "body": b""})
        return
    status, first, end = asked_part(scope, sent)
    headers.append((b"content-length", b"%d" % (end - first)))
    if status == 416:
        headers.append((b"content-range", b"bytes */%d" % sent.size))
    else:
        headers.append((b"content-type", sent.media_type.encode()))
        headers.append((b"content-disposition", f'attachment; filename="{sent.name}"'.encode()))
    if status == 206:
        headers.append((b"content-range", b"bytes %d-%d/%d" % (first, end - 1, sent.size)))
    await _start(send, status, headers)
    await _send_body(send, file, first, 0 if scope["method"] == "HEAD" else end - first)


def asked_part(scope: Scope, sent: Sent) -> tuple[int, int, int]:
    """Status, first byte and the one after the last; of several ranges, or unreadable ones, the whole file."""
    condition = header(scope, b"if-range")
    asked = RANGE.fullmatch(header(scope, b"range"))
    if not asked or not any(asked.groups()) or (condition and condition != sent.tag):
        return 200, 0, sent.size
    start, last = asked.groups()
    first = int(start) if start else max(sent.size - int(last), 0)
    end = min(int(last) + 1, sent.size) if start and last else sent.size
    return (206, first, end) if first < end else (416, 0, 0)


async def _start(send: Send, status: int, headers: list[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def _send_body(send: Send, file: BinaryIO, first: int, left: int) -> None:
    await asyncio.to_thread(file.seek, first)
    while left:
        part = await asyncio.to_thread(file.read, min(left, PART))
        if not part:
            raise OSError("a file became shorter while it was sent")
        left -= len(part)
        await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
