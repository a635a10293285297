"""The headers of every answer: what a browser may do with it, who may use it, how long it keeps."""

import re
from typing import Any

from web.asgi import App, Message, Receive, Scope, Send, path_of
from web.content_policy import content_policy

Headers = list[tuple[bytes, bytes]]

OPEN_DATA = (
    ".json", ".jsonld", ".jsonl", ".geojson", ".ttl", ".csv", ".db", ".parquet", ".xlsx", ".zip",
)  # fmt: skip
STATIC = re.compile(r"/static(-plugins)?/")
POWERS = (
    "accelerometer autoplay camera display-capture encrypted-media fullscreen gyroscope "
    "hid idle-detection magnetometer microphone midi payment picture-in-picture publickey-credentials-get "
    "screen-wake-lock serial usb xr-spatial-tracking"
)
PERMISSIONS = ", ".join(["geolocation=(self)", *(f"{power}=()" for power in POWERS.split())])


def with_headers(datasette: Any, app: App) -> App:
    """Wrap an application so that every answer carries the headers, errors and files included."""
    policy = content_policy(datasette)
    lifetime = datasette.setting("default_cache_ttl")

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": complete(message, path_of(scope), policy, lifetime)}
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped


def complete(message: Message, path: str, policy: str, lifetime: int) -> Headers:
    """The headers of an answer with ours, which replace what Datasette sets; no cookie leaves."""
    sent: Headers = [(key.lower(), value) for key, value in message.get("headers", [])]
    ours = security_headers(policy, is_data=is_open_data(path, sent))
    ours[b"cache-control"] = cache_control(sent, message["status"], path, lifetime)
    # Cookies and credentials are cut off at the gate, so that no answer varies by them.
    replaced = {*ours, b"set-cookie", b"vary"}
    return [*(header for header in sent if header[0] not in replaced), *ours.items()]


def is_open_data(path: str, sent: Headers) -> bool:
    """Whether an answer is data that other sites and programs may read."""
    is_json = any(key == b"content-type" and value.startswith(b"application/json") for key, value in sent)
    return is_json or path.endswith(OPEN_DATA)


def security_headers(policy: str, *, is_data: bool) -> dict[bytes, bytes]:
    """What the browser is told to refuse, and to whom data is open."""
    headers = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": PERMISSIONS,
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "cross-origin" if is_data else "same-origin",
    }
    if is_data:
        headers["access-control-allow-origin"] = "*"
    return {key.encode(): value.encode() for key, value in headers.items()}


def cache_control(sent: Headers, status: int, path: str, lifetime: int) -> bytes:
    """How long an answer keeps: files an hour, pages as long as they say, errors not at all."""
    said = b", ".join(value for key, value in sent if key == b"cache-control")
    if status not in (200, 206, 304):
        return said or b"no-store"
    if STATIC.search(path):
        return b"public, max-age=3600"
    if said.startswith(b"max-age="):
        return b"public, " + said
    return said or b"public, max-age=%d" % lifetime
