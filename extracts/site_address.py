"""The address by which the public reaches the site, for files that lead back to it."""

from pathlib import Path

import yaml

AT_HOME = "http://127.0.0.1:8001"
"""Where the site is served if nobody has said otherwise."""


def site_address(metadata: Path) -> str:
    """Scheme and host from metadata.yml, without a slash at the end."""
    settings = yaml.safe_load(metadata.read_text(encoding="utf-8")).get("plugins", {})
    address: str = (settings.get("pages") or {}).get("address") or AT_HOME
    return address.rstrip("/")
