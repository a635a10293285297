"""The shapes of the server interface (ASGI) that the wrappers of this package take and give."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


def path_of(scope: Scope) -> str:
    """The path as it was sent, still percent-encoded, without the query."""
    raw: bytes | None = scope.get("raw_path")
    sent = raw if raw is not None else str(scope["path"]).encode("utf-8", "surrogateescape")
    return sent.decode("latin-1").partition("?")[0]
