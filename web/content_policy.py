"""The Content-Security-Policy: nothing from elsewhere, and of inline scripts only those of the templates."""

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import Any

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
ALLOW_FACET = re.compile(r"{{\s*datasette_allow_facet\s*}}")


def content_policy(datasette: Any) -> str:
    """The value of the header. Stock pages bring style blocks, style attributes and data: icons."""
    scripts = " ".join(sorted({f"'sha256-{digest(script)}'" for script in inline_scripts(datasette)}))
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {scripts}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )


def inline_scripts(datasette: Any) -> Iterator[str]:
    """Every script written into a template, as it reaches the page; an upgrade brings its own."""
    environment = datasette.jinja_env
    allow_facet = "true" if datasette.setting("allow_facet") else "false"
    for name in environment.list_templates(extensions=["html"]):
        source, _, _ = environment.loader.get_source(environment, name)
        for script in INLINE_SCRIPT.findall(source):
            filled = ALLOW_FACET.sub(allow_facet, script)
            # A script with another variable in it has no hash that could be known: the browser refuses it.
            if "{{" not in filled and "{%" not in filled:
                yield filled


def digest(script: str) -> str:
    """The hash of a script in the notation of the header."""
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
