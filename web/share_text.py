"""A record in a few plain lines, fit for a message; what matters most for safety comes first."""

from collections.abc import Iterator, Sequence
from datetime import date

from schema.base import Entry, Text
from schema.contact import Contact
from schema.edtf_dates import bounds
from schema.location import Address, Hours, Location
from schema.organisation import Organisation
from schema.service import Access, Service
from web.opening import Times
from web.records import Names
from web.trust import ENDED, Trust
from web.visit import Visit

LONGEST = 600
WIDTHS = (200, 120, 60)
"""Characters that one fact may take, ever fewer until the message is short enough."""
MOST_OF_A_KIND = 2
"""Places, hours or ways in that are told; the page has them all."""
ASK_FIRST = ("historical", "undated")


def share_text(record: Entry, names: Names, trust: Trust | None, address: str, visit: Visit) -> str:
    """The message. A fact is told whole or not at all: half of some hours would be other hours."""
    every = ["\n".join(_lines(record, names, trust, address, width, visit)) for width in WIDTHS]
    return next((text for text in every if len(text) < LONGEST), every[-1])


def _lines(record: Entry, names: Names, trust: Trust | None, address: str, width: int, visit: Visit) -> Iterator[str]:
    freshness = trust.freshness if trust else None
    if freshness == ENDED:
        yield visit.say("ENDED: do not go there and send no one.")
    elif freshness in ASK_FIRST:
        yield visit.say("OLD OR UNDATED: ask first, before you go or send anyone.")
    yield name_of(record, visit)
    facts = [*_by(record, names, visit), *_where(record, visit)]
    if isinstance(record, Service) and freshness != ENDED:
        facts += [*_alerts(record, visit), *_when(record, visit), *_ways_in(record, visit)]
    if isinstance(record, Service | Organisation) and freshness != ENDED:
        facts += _contacts(record.contacts, visit)
    for label, fact in facts:
        told = fact if len(fact) <= width else visit.say("see the page")
        yield f"{label}: {_apart(told, visit)}"
    if trust:
        yield _age(trust, visit)
    yield address


def name_of(record: Entry, visit: Visit) -> str:
    """What a record of any kind is called, without marks."""
    name = next(getattr(record, each) for each in ("name", "title", "term") if hasattr(record, each))
    return visit.plain_text(name) if isinstance(name, Text) else str(name)


Fact = tuple[str, str]
"""What it is about, and what is said."""


def _by(record: Entry, names: Names, visit: Visit) -> Iterator[Fact]:
    if isinstance(record, Service):
        providers = (_named(each, names, visit) for each in record.providers)
        yield visit.say("By"), visit.say(", ").join(providers)


def _where(record: Entry, visit: Visit) -> Iterator[Fact]:
    if isinstance(record, Service) and record.locations:
        places = [_place(each, visit) for each in record.locations]
        yield visit.say("Where"), "; ".join(_first(places, visit))
    elif isinstance(record, Service) and record.area_covered:
        areas = [_word("places", each, visit) for each in record.area_covered]
        yield visit.say("Covers"), visit.say(", ").join(areas)
    elif isinstance(record, Organisation) and record.address:
        yield visit.say("Where"), _address(record.address, _word("places", record.address.place, visit), visit)
    elif isinstance(record, Organisation) and record.base:
        yield visit.say("Where"), _word("places", record.base, visit)


def _place(location: Location, visit: Visit) -> str:
    commune = _word("places", location.place, visit)
    if location.precision == "withheld":
        return _withheld(commune, visit)
    where = _address(location.address, commune, visit) if location.address else commune
    return f"{visit.plain_text(location.name)}, {where}" if location.name else where


def _address(address: Address, commune: str, visit: Visit) -> str:
    """As fine as it is published, and no finer whatever the record holds."""
    if address.precision == "withheld":
        return _withheld(commune, visit)
    if address.precision == "commune" or not address.street:
        return commune
    return f"{address.street}, {' '.join(filter(None, [address.postcode, commune]))}"


def _withheld(commune: str, visit: Visit) -> str:
    return visit.say("%(commune)s (place given on contact)", commune=commune)


def _alerts(service: Service, visit: Visit) -> Iterator[Fact]:
    """What holds now or will soon."""
    for alert in service.alerts:
        if (bounds(alert.ends).latest or date.max) >= visit.today:
            yield visit.say("Mind"), visit.plain_text(alert.text)


def _when(service: Service, visit: Visit) -> Iterator[Fact]:
    hours = [each for location in service.locations for each in location.hours] + service.hours
    if hours:
        yield visit.say("When"), "; ".join(_first([_hours(each, visit) for each in hours], visit))


def _hours(hours: Hours, visit: Visit) -> str:
    """The hours with their date; that they are open now is nothing to send."""
    said = visit.plain_text(hours.text)
    state = Times(None, hours.as_of, None, None, None).state(visit.now)
    if state == "undated":
        return visit.say("%(hours)s (undated: ask first)", hours=said)
    date_of = visit.attested(hours.as_of or "")
    if state == "old":
        return visit.say("%(hours)s (as of %(date)s: ask first)", hours=said, date=date_of)
    return visit.say("%(hours)s (as of %(date)s)", hours=said, date=date_of)


def _ways_in(service: Service, visit: Visit) -> Iterator[Fact]:
    if service.access:
        yield visit.say("How to get in"), "; ".join(_first([_way(each, visit) for each in service.access], visit))


def _way(access: Access, visit: Visit) -> str:
    mode = _word("access-modes", access.mode, visit)
    return f"{mode}, {visit.plain_text(access.how)}" if access.how else mode


def _contacts(contacts: Sequence[Contact], visit: Visit) -> Iterator[Fact]:
    """The phone numbers; where there is none, the first other way to ask."""
    phones = [each for each in contacts if each.kind == "phone"][:MOST_OF_A_KIND]
    for contact in phones or contacts[:1]:
        yield _word("contact-kinds", contact.kind, visit), contact.value


def _age(trust: Trust, visit: Visit) -> str:
    """How old it is, in words: "Ageing · last attested: June 2024"."""
    told = trust.sentences(visit)[0]
    return f"{_word('freshness', trust.freshness, visit)} · {told}" if trust.freshness else told


def _first(every: list[str], visit: Visit) -> list[str]:
    every = list(dict.fromkeys(every))
    more = len(every) - MOST_OF_A_KIND
    rest = [visit.say("%(number)s more on the page", number=visit.number(more))] if more > 0 else []
    return every[:MOST_OF_A_KIND] + rest


def _named(organisation: str, names: Names, visit: Visit) -> str:
    named = names.get(("organisations", organisation))
    return named.in_language(visit.language.code) if named else organisation


def _word(scheme: str, term: str, visit: Visit) -> str:
    return visit.labels.of(scheme, term, visit.language.code).text


def _apart(told: str, visit: Visit) -> str:
    """Groups of a number, and words of another script, would change places among letters that run from the right."""
    return f"\u2068{told}\u2069" if visit.language.direction == "rtl" else told
