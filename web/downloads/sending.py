"""Sends a selection as a file: what can go wrong goes wrong before its first byte, the rest follows piece by piece."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import Any

from datasette.utils.asgi import Response

from extracts.sheet import LICENCE_ADDRESS, Sheet
from web.asgi import Send
from web.downloads.forms import FORMS, Form
from web.downloads.limits import MOST_ROWS, first_rows
from web.downloads.readers import Gone, Reading, left, readers_of
from web.downloads.selection import Selection
from web.errors import log_fault

SLOWEST_MS = 10_000
"""For some rows of what is not SQL of a reader's own."""
PATIENCE = 60
"""Seconds in which a reader must take a piece; who does not is taken for gone."""
READABLE = "Content-Disposition, Link, X-Complete, X-Rows-Limit"
"""Headers that programs in a page of another site may read."""


async def send_selection(datasette: Any, request: Any, selection: Selection) -> Any:
    """The answer to a request; raises what its page would."""
    form = FORMS[request.url_vars["form"]]
    headers = _headers(selection, request.url_vars["form"])
    if request.method == "HEAD":
        return Response("", headers=headers, content_type=form.content_type)
    download = Download(readers_of(datasette).begin(form.is_made_whole), request, form, selection, headers)
    try:
        await download.begin(datasette.setting("sql_time_limit_ms"))
    except BaseException as reason:
        download.end()
        if isinstance(reason, Gone):
            return None
        raise
    return download


def _headers(selection: Selection, ending: str) -> dict[str, str]:
    name = f"solidarity-directory-{selection.name}-{selection.about.day}.{ending}"
    limits = {"X-Rows-Limit": str(MOST_ROWS)} if selection.is_own_sql else {}
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Link": f'<{LICENCE_ADDRESS}>; rel="license", <{selection.page}>; rel="describedby"',
        "Access-Control-Expose-Headers": READABLE,
        **limits,
    }


@dataclass
class Download:
    """A file on its way, which Datasette sends as any other response."""

    reading: Reading
    request: Any
    form: Form
    selection: Selection
    headers: dict[str, str]
    pieces: Iterator[bytes] = field(default_factory=lambda: iter(()))
    first: bytes = b""

    def __post_init__(self) -> None:
        """Watch from now on whether anybody waits."""
        self.gone = asyncio.ensure_future(left(self.request.receive))

    async def begin(self, own_sql_ms: float) -> None:
        """Make the first row and the first piece, so that it is known whether there will be any."""
        self.pieces = await self.reading.run(partial(self._pieces, own_sql_ms), self.gone)
        self.first = await self._next() or b""

    def _pieces(self, own_sql_ms: float) -> Iterator[bytes]:
        selection = self.selection
        rows = selection.rows(self.reading.connection)
        if selection.is_own_sql:
            taken = self.reading.within(own_sql_ms, lambda: first_rows(rows))
            self.headers["X-Complete"] = str(taken.is_complete).lower()
            return self.form.pieces(Sheet(selection.noted(taken.note), selection.columns, taken.rows))
        rows = self.reading.in_time(rows, SLOWEST_MS)
        first = list(islice(rows, 1))
        return self.form.pieces(Sheet(selection.about, selection.columns, chain(first, rows)))

    async def _next(self) -> bytes | None:
        return await self.reading.run(lambda: next(self.pieces, None), self.gone)

    async def asgi_send(self, send: Send) -> None:
        """Send piece after piece.

        What goes wrong on the way breaks the transfer off, which every client notices: an error page would pass for
        the end of the file.
        """
        try:
            await send({"type": "http.response.start", "status": 200, "headers": self._encoded()})
            piece: bytes | None = self.first
            while piece is not None:
                body = {"type": "http.response.body", "body": piece, "more_body": True}
                await asyncio.wait_for(send(body), PATIENCE)
                piece = await self._next()
            await send({"type": "http.response.body", "body": b""})
        except (Gone, TimeoutError):
            return
        except Exception as exception:  # whatever it is: the server would log its message
            log_fault(self.request.scope, exception)
        finally:
            self.end()

    def _encoded(self) -> list[tuple[bytes, bytes]]:
        headers = {**self.headers, "Content-Type": self.form.content_type}
        return [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    def end(self) -> None:
        """Free what it holds."""
        self.gone.cancel()
        self.reading.end(getattr(self.pieces, "close", lambda: None))
