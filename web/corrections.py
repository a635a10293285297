"""Where a reader sends what is wrong: to whom, and in which words. Whoever runs the site sets it in metadata.yml."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from web.visit import Visit


@dataclass(frozen=True)
class Corrections:
    """The ways to send a correction that this site has; none unless they are set."""

    repository_edit: str | None = None
    """Address of the editor of the repository's host, with {path} for the path of the file."""
    mailbox: str | None = None

    def edit_link(self, folder: str, record: str) -> str | None:
        """Address at which the file of a record can be changed."""
        path = quote(f"data/{folder}/{record}.yml")
        return self.repository_edit.replace("{path}", path) if self.repository_edit else None

    def mail_link(self, subject: str, text: str) -> str | None:
        """A letter ready to be filled in."""
        if not self.mailbox:
            return None
        return f"mailto:{quote(self.mailbox, safe='@+')}?subject={quote(subject)}&body={quote(text)}"


def read_corrections(settings: Mapping[str, Any] | None) -> Corrections:
    """From the settings of the plugin `pages`."""
    settings = settings or {}
    return Corrections(settings.get("repository_edit"), settings.get("corrections"))


def correction_text(visit: Visit, path: str) -> str:
    """What a curator needs to know, to be filled in."""
    return "\n".join(
        (
            visit.say("Record: %(address)s", address=visit.lasting(path)),
            visit.say("What is wrong:"),
            visit.say("What is right:"),
            visit.say("How do you know (page, paper, call or visit, with its date; no names of people):"),
        )
    )
