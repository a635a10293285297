"""Spare the network a page the browser has already: a tag for every page, and 304 where it is still the same.

The tag comes from the page itself and not from the build, because pages also change with the day (freshness),
with the language files and with the templates.
"""

import hashlib
import re

from web.asgi import App, Message, Receive, Scope, Send

# JSON tells the time that a query or a search took; such answers are the same all the same (a weak tag).
DURATION = re.compile(rb'"(?:query|took)_ms": [0-9.e+-]+')
# Headers that speak of a body, which a 304 has not.
OF_BODY = {b"content-length", b"content-type"}


def with_etags(app: App) -> App:
    """Wrap an application so that its pages carry a tag; downloads that come in parts pass unchanged."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await app(scope, receive, send)
            return
        known = header(scope, b"if-none-match")
        start: Message | None = None

        async def send_with_etag(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and can_be_tagged(message):
                start = message
                return
            if start is not None and message["type"] == "http.response.body":
                start, message = tagged(start, message, known)
                await send(start)
                start = None
            await send(message)

        await app(scope, receive, send_with_etag)

    return wrapped


def can_be_tagged(start: Message) -> bool:
    """Whether an answer is a page that may be kept and has no tag of its own."""
    has_tag = bool(header(start, b"etag"))
    return start["status"] == 200 and not has_tag and b"no-store" not in header(start, b"cache-control")


def tagged(start: Message, body: Message, known: bytes) -> tuple[Message, Message]:
    """The answer with its tag, or 304 when that tag is known."""
    if body.get("more_body"):
        return start, body
    tag = etag_of(body.get("body", b""), is_json=b"json" in header(start, b"content-type"))
    headers = [*start.get("headers", []), (b"etag", tag)]
    if not is_known(tag, known):
        return {**start, "headers": headers}, body
    kept = [(key, value) for key, value in headers if key.lower() not in OF_BODY]
    return {**start, "status": 304, "headers": kept}, {**body, "body": b""}


def etag_of(body: bytes, is_json: bool) -> bytes:
    """A weak tag that is the same for the same content."""
    lasting = DURATION.sub(b"", body) if is_json else body
    return b'W/"%s"' % hashlib.sha256(lasting).hexdigest()[:32].encode()


def is_known(tag: bytes, known: bytes) -> bool:
    """Whether the browser's list of tags names this one; weak and strong are the same here."""
    names = [name.strip().removeprefix(b"W/") for name in known.split(b",")]
    return b"*" in names or tag.removeprefix(b"W/") in names


def header(message: Message, name: bytes) -> bytes:
    """All values of a header, joined; empty when it is missing."""
    return b",".join(value for key, value in message.get("headers", []) if key.lower() == name)
