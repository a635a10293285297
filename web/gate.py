"""The gate in front of Datasette: what is malformed or reserved is answered here, and no cookie passes."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from datasette.utils.asgi import Request

from web.asgi import App, Message, Receive, Scope, Send, path_of
from web.errors import NOT_FOUND, OUR_FAULT, Problem, log_fault
from web.languages import to_say
from web.problem_pages import problem_response

READING = {"GET", "HEAD"}
LONGEST_ADDRESS = 16_000
# What answers of Datasette's pages about itself: they name files, plugins and settings.
PUBLIC = re.compile(r"/-/(static/.+|static-plugins/.+|versions(\.json)?|health(\.json)?)")
RESERVED = re.compile(r"/-(/.*)?", re.DOTALL)
BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
CREDENTIALS = {b"cookie", b"authorization"}

ONLY_READING = Problem(
    405, to_say("Only reading is possible"), to_say("This site can be read, not written to: use GET.")
)
TOO_LONG = Problem(414, to_say("Address too long"), f"An address can have {LONGEST_ADDRESS} characters at most.")
MALFORMED = Problem(
    400,
    to_say("Malformed address"),
    to_say("This address is damaged. Check where it came from, or start again from the home page."),
)


def guard(datasette: Any, app: App) -> App:
    """Wrap Datasette so that only requests it can answer reach it."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await app(scope, receive, send)
        elif scope["type"] == "http":
            scope = anonymous(scope)
            problem = refusal(scope, datasette.setting("base_url"))
            if problem is None:
                await answer(datasette, app, scope, receive, send)
            else:
                await refuse(datasette, problem, scope, receive, send)
        else:
            await send({"type": "websocket.close"})

    return guarded


def anonymous(scope: Scope) -> Scope:
    """The request without cookies and credentials: nobody signs in here, so nobody is recognised."""
    headers: Iterable[tuple[bytes, bytes]] = scope.get("headers") or []
    return {**scope, "headers": [(key, value) for key, value in headers if key.lower() not in CREDENTIALS]}


def refusal(scope: Scope, base_url: str) -> Problem | None:
    """Why a request goes no further, or None."""
    path = path_of(scope)
    if scope["method"] not in READING:
        return ONLY_READING
    if len(path) + len(scope.get("query_string") or b"") > LONGEST_ADDRESS:
        return TOO_LONG
    if is_malformed(path):
        return MALFORMED
    return NOT_FOUND if is_reserved(path, base_url) else None


def is_malformed(path: str) -> bool:
    """Whether a path holds what no link of ours does: bytes that are no text, control characters."""
    try:
        text = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return True
    return not path.isascii() or bool(BROKEN_ESCAPE.search(path) or CONTROL.search(text))


def is_reserved(path: str, base_url: str) -> bool:
    """Whether a path, however disguised, leads to Datasette's pages about itself, or nowhere ("//")."""
    inside = "/" + path.removeprefix(base_url) if path.startswith(base_url) else path
    if PUBLIC.fullmatch(inside):
        return ".." in unquote(inside)
    return "//" in path or bool(RESERVED.fullmatch(plain(inside)))


def plain(path: str) -> str:
    """The path as a lenient server might read it: every escape undone, dots and double slashes resolved."""
    previous = ""
    while path != previous:
        previous, path = path, unquote(path.replace("~", "%"))
    parts: list[str] = []
    for part in path.replace("\\", "/").split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/" + "/".join(parts)


async def answer(datasette: Any, app: App, scope: Scope, receive: Receive, send: Send) -> None:
    """Let Datasette answer, and answer for it where it fails to."""
    started = False

    async def send_and_note(message: Message) -> None:
        nonlocal started
        started = True
        await send(message)

    try:
        await app(scope, receive, send_and_note)
    except Exception as exception:  # whatever it is: the server would log its message
        log_fault(scope, exception)
        if not started:
            await refuse(datasette, OUR_FAULT, scope, receive, send)


async def refuse(datasette: Any, problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    """Send the page of a problem."""
    await datasette.invoke_startup()
    # Templates may ask for the token that Datasette's inner layers would have added.
    request = Request({**scope, "csrftoken": lambda: ""}, receive)
    response = await problem_response(datasette, request, problem)
    if problem is ONLY_READING:
        response.headers["Allow"] = ", ".join(sorted(READING))
    await response.asgi_send(send)
