"""A record in a few plain lines, fit for a message; what matters most for safety comes first."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from schema.base import Entry, Text
from web.desks import Desk
from web.records import Names
from web.share_facts import facts_of, word
from web.trust import ENDED, Trust
from web.visit import Visit

LONGEST = 800
WIDTHS = (400, 260, 200, 120, 60)
"""Characters that one fact may take, ever fewer until the message is short enough; caveats give way before."""
ASK_FIRST = ("historical", "undated")
SENTENCES = re.compile(r"(?<=[.!?؟])\s+")
"""Where one ends and the next begins."""


def share_text(
    record: Entry, names: Names, trust: Trust | None, address: str, visit: Visit, desks: Sequence[Desk] = ()
) -> str:
    """The message. A fact is told whole or not at all: half of some hours would be other hours."""
    facts = list(facts_of(record, names, trust, visit, desks))
    begin, end = list(_begin(record, trust, visit)), [*_end(record, trust, visit), address]
    every = [
        "\n".join([*begin, *(_fact(*fact, width, visit) for fact in facts), *doubts, *end])
        for width, doubts in product(WIDTHS, _doubts(record, visit))
    ]
    return next((text for text in every if len(text) < LONGEST), every[-1])


def _begin(record: Entry, trust: Trust | None, visit: Visit) -> Iterator[str]:
    if trust and trust.freshness == ENDED:
        yield visit.say("ENDED: do not go there and send no one.")
    elif trust and trust.freshness in ASK_FIRST:
        yield visit.say("OLD OR UNDATED: ask first, before you go or send anyone.")
    yield name_of(record, visit)


def _end(record: Entry, trust: Trust | None, visit: Visit) -> Iterator[str]:
    yield from _age(trust, visit) if trust else ()
    if note := getattr(record, "as_of_note", None):
        yield _fact(visit.say("About that date"), visit.plain_text(note), WIDTHS[1], visit)


def _doubts(record: Entry, visit: Visit) -> list[list[str]]:
    """The line of caveats, whole and then with ever fewer of their sentences, which stand each for itself."""
    if not (caveats := getattr(record, "caveats", None)):
        return [[]]
    sentences = SENTENCES.split(visit.plain_text(caveats))
    cut = (" ".join([*sentences[:most], visit.say("More on the page.")]) for most in range(len(sentences) - 1, 0, -1))
    every = (" ".join(sentences), *cut, visit.say("see the page"))
    return [[_line(visit.say("Mind"), told, visit)] for told in every]


def _fact(label: str, fact: str, width: int, visit: Visit) -> str:
    return _line(label, fact if len(fact) <= width else visit.say("see the page"), visit)


def _line(label: str, told: str, visit: Visit) -> str:
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
