"""Give every answer its headers."""

from collections.abc import Callable
from typing import Any

from pluggy import HookimplMarker

from web.asgi import App
from web.compression import compressed
from web.etags import with_etags
from web.headers import with_headers

hookimpl = HookimplMarker("datasette")


@hookimpl(trylast=True)
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """The last wrapper is the outermost, so that what the gate refuses carries the headers too."""
    return lambda app: compressed(with_headers(datasette, with_etags(app)))
