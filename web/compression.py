"""Send pages and data compressed to browsers that ask for it: on a phone this saves more than anything else."""

from asgi_gzip import GZipMiddleware

from web.asgi import App, Receive, Scope, Send, path_of

LEVEL = 5
"""Of 9; the next one takes a quarter more time for one part in a hundred, the last ones twice as much."""
AS_IT_IS = (".db", ".png", ".zip", ".xlsx", ".parquet")
"""Files that compression makes hardly smaller, or that would keep the server busy."""
IN_PARTS = "/downloads/"
"""What may be asked for in parts: those of a compressed file would be other bytes."""


def compressed(app: App) -> App:
    """Wrap an application so that its answers are sent with gzip."""
    smaller = GZipMiddleware(app, compresslevel=LEVEL)

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        as_it_is = scope["type"] != "http" or is_sent_as_it_is(path_of(scope))
        await (app if as_it_is else smaller)(scope, receive, send)

    return wrapped


def is_sent_as_it_is(path: str) -> bool:
    """Whether what is at a path is never compressed on the way."""
    return path.endswith(AS_IT_IS) or IN_PARTS in path
