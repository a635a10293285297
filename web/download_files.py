"""The files of the folder of extracts, by their own addresses."""

import os
from pathlib import PurePath
from typing import Any

from datasette.utils.asgi import NotFound

from extracts.files import media_type
from extracts.offered import offered
from web.asgi import Send
from web.build_info import DATABASE
from web.file_answers import Sent, send_file
from web.site import site_of


async def download_file(datasette: Any, request: Any, send: Send) -> None:
    """Send a file that is offered; no other path leads into the folder."""
    folder = site_of(datasette).extracts
    found = await datasette.get_database(DATABASE).execute_fn(lambda connection: offered(connection, folder))
    extract = found.files.get(request.url_vars["path"]) if found else None
    if extract is None:
        raise NotFound("There is no such file")
    with (folder / extract.path).open("rb") as file:
        # Another folder may have taken its place a moment ago.
        if os.fstat(file.fileno()).st_size != extract.size:
            raise NotFound("There is another file now")
        tag = b'"%s"' % extract.sha256[:32].encode()
        sent = Sent(PurePath(extract.path).name, extract.size, media_type(extract.path), tag)
        await send_file(request.scope, send, file, sent)
