"""What the tests of changes share: where a site stands, and how its lines are read."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

SITE = "https://directory.example"
FEED = f"{SITE}/downloads/changes.atom"
LATER = date(2027, 3, 1)
FILES = ("changes.jsonl", "changes.json", "changes.atom")
ATOM = {"": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}
QUIET: dict[str, Any] = {"fields": [], "freshness": None, "reason": None, "successor": None}

Line = dict[str, Any]
Edit = Callable[[], None]
Between = Callable[[Edit], Path]


def lines(out: Path) -> list[Line]:
    return [json.loads(line) for line in (out / "changes.jsonl").read_text(encoding="utf-8").splitlines()]


def nothing() -> None:
    """A change that is none."""
