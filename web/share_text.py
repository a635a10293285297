"""A record in a few plain lines, fit for a message; what matters most for safety comes first."""

from collections.abc import Iterator, Sequence

from schema.base import Entry, Text
from web.desks import Desk
from web.records import Names
from web.share_facts import facts_of, word
from web.trust import ENDED, Trust
from web.visit import Visit

LONGEST = 600
WIDTHS = (200, 120, 60)
"""Characters that one fact may take, ever fewer until the message is short enough."""
ASK_FIRST = ("historical", "undated")


def share_text(
    record: Entry, names: Names, trust: Trust | None, address: str, visit: Visit, desks: Sequence[Desk] = ()
) -> str:
    """The message. A fact is told whole or not at all: half of some hours would be other hours."""
    every = ["\n".join(_lines(record, names, trust, address, width, visit, desks)) for width in WIDTHS]
    return next((text for text in every if len(text) < LONGEST), every[-1])


def _lines(
    record: Entry, names: Names, trust: Trust | None, address: str, width: int, visit: Visit, desks: Sequence[Desk]
) -> Iterator[str]:
    freshness = trust.freshness if trust else None
    if freshness == ENDED:
        yield visit.say("ENDED: do not go there and send no one.")
    elif freshness in ASK_FIRST:
        yield visit.say("OLD OR UNDATED: ask first, before you go or send anyone.")
    yield name_of(record, visit)
    for label, fact in facts_of(record, names, freshness == ENDED, visit, desks):
        yield _fact(label, fact, width, visit)
    yield from _age(trust, visit) if trust else ()
    if note := getattr(record, "as_of_note", None):
        yield _fact(visit.say("About that date"), visit.plain_text(note), width, visit)
    yield address


def _fact(label: str, fact: str, width: int, visit: Visit) -> str:
    told = fact if len(fact) <= width else visit.say("see the page")
    return f"{label}{visit.say(': ')}{_apart(told, visit)}"


def name_of(record: Entry, visit: Visit) -> str:
    """What a record of any kind is called, without marks."""
    name = next(getattr(record, each) for each in ("name", "title", "term") if hasattr(record, each))
    return visit.plain_text(name) if isinstance(name, Text) else str(name)


def _age(trust: Trust, visit: Visit) -> Iterator[str]:
    """How old it is, in words: "Ageing · last attested: June 2024"; nothing of what tells no date and does not age."""
    fresh = word("freshness", trust.freshness, visit) if trust.freshness else None
    if told := " · ".join(filter(None, [fresh, trust.attested(visit)])):
        yield told


def _apart(told: str, visit: Visit) -> str:
    """Groups of a number, and words of another script, would change places among letters that run from the right."""
    return f"\u2068{told}\u2069" if visit.language.direction == "rtl" else told
