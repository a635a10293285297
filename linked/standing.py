"""How a record stands on a day: how old the word on it is, and whether it still runs."""

from dataclasses import dataclass
from datetime import date

from linked.values import Node, worded

ENDED = "This has ended. It is told as history: do not send anyone."
STATUSES = {"paused": "This is paused.", "planned": "This is planned and has not begun."}
"""What must be read beside the name of a service."""
OLD = "The newest word on this is old or undated. Ask first, before you go or send anyone."


@dataclass(frozen=True)
class Standing:
    """What the build and the day tell of a record."""

    today: date
    freshness: str | None = None
    """As of today; None for kinds that do not age."""
    status: str | None = None
    runs: bool = True
    """Whether hours say anything of now."""
    as_of: str | None = None
    confirmed_on: str | None = None
    """Day of the newest check, where somebody beyond the sources confirmed the record."""
    last_changed: str | None = None

    @property
    def has_ended(self) -> bool:
        """Whether nobody should be sent there any more."""
        return self.freshness == "ended"

    @property
    def is_old(self) -> bool:
        """Whether nobody may take it for granted that it runs."""
        return self.freshness in ("historical", "undated")

    @property
    def warning(self) -> str | Node | None:
        """What sets it apart from what runs as usual."""
        if self.has_ended:
            return worded(ENDED, "en")
        words = [STATUSES.get(self.status or ""), OLD if self.is_old else None]
        return worded(" ".join(filter(None, words)), "en") if any(words) else None
