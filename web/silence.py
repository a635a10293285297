"""Keep visitors out of the log: their addresses, and what they asked for."""

import logging
import warnings

OF_REQUESTS = ("uvicorn.access", "httpx")
"""Loggers that write a line for each request: the server's, and that of the site when it asks itself."""


def silence_requests() -> None:
    """Drop the server's lines about requests.

    A filter stays when the server configures its loggers, which it does after this.
    """
    for name in (*OF_REQUESTS, "uvicorn.error"):
        logging.getLogger(name).addFilter(is_about_the_server)
    # Datasette leaves facets behind that a wrong parameter kept from running.
    warnings.filterwarnings("ignore", message="coroutine .* was never awaited", category=RuntimeWarning)


def is_about_the_server(record: logging.LogRecord) -> bool:
    """Start, stop and faults; no request, which names the visitor's address and the query."""
    return record.name not in OF_REQUESTS and "WebSocket %s" not in str(record.msg)
