"""What a message tells of a record: each fact with what it is about."""

from collections.abc import Iterator, Sequence

from schema.base import Entry
from schema.contact import Contact
from schema.location import Address, Location
from schema.organisation import Organisation
from schema.service import Access, Service
from web.alerts import alerts_now
from web.desks import Desk
from web.records import Names
from web.share_dates import dated, number_with_date, with_date, with_doubts, with_notes
from web.trust import ENDED, Trust
from web.visit import Visit

Fact = tuple[str, str]
"""What it is about, and what is said."""
MOST_OF_A_KIND = 2
"""Places, hours or ways in that are told; the page has them all."""


def facts_of(
    record: Entry, names: Names, trust: Trust | None, visit: Visit, desks: Sequence[Desk] = ()
) -> Iterator[Fact]:
    """The facts in their order; of what has ended, by whom and where it was."""
    has_ended = trust is not None and trust.freshness == ENDED
    yield from _status(record, trust, visit)
    yield from _by(record, names, visit)
    yield from _where(record, trust, visit)
    if isinstance(record, Service) and not has_ended:
        yield from _alerts(record, visit)
        yield from _when(record, visit)
        yield from _ways_in(record, trust, visit)
    if isinstance(record, Service | Organisation) and not has_ended:
        yield from _contacts(record.contacts, trust.as_of if trust else None, visit)
        yield from _desks(desks, visit)


def _status(record: Entry, trust: Trust | None, visit: Visit) -> Iterator[Fact]:
    """Told first where it is anything but running: planned, paused, seasonal, reduced."""
    if isinstance(record, Service) and record.status and record.status.value != "active":
        told = word("service-statuses", record.status.value, visit)
        yield visit.say("Status"), with_date(told, record.status, trust, visit)


def _by(record: Entry, names: Names, visit: Visit) -> Iterator[Fact]:
    if isinstance(record, Service):
        known = ((each, names.get(("organisations", each))) for each in record.providers)
        providers = (named.in_language(visit.language.code) if named else each for each, named in known)
        yield visit.say("By"), visit.say(", ").join(providers)


def _where(record: Entry, trust: Trust | None, visit: Visit) -> Iterator[Fact]:
    if isinstance(record, Service) and record.locations:
        places = [_place(each, trust, visit) for each in record.locations]
        yield visit.say("Where"), visit.say("; ").join(_first(places, visit))
    elif isinstance(record, Service) and record.area_covered:
        areas = [word("places", each, visit) for each in record.area_covered]
        yield visit.say("Covers"), visit.say(", ").join(areas)
    elif isinstance(record, Organisation) and record.address:
        where = _address(record.address, word("places", record.address.place, visit), visit)
        yield visit.say("Where"), with_doubts(where, record.address, trust, visit)
    elif isinstance(record, Organisation) and record.base:
        yield visit.say("Where"), word("places", record.base, visit)


def _place(location: Location, trust: Trust | None, visit: Visit) -> str:
    """With the date of its address, or else of the place."""
    commune, address = word("places", location.place, visit), location.address
    where = _address(address, commune, visit) if address else commune
    if location.name and location.precision != "withheld":
        where = f"{visit.plain_text(location.name)}{visit.say(', ')}{where}"
    told = with_date(where, address if address and address.sources else location, trust, visit)
    return with_notes(told, [address, location], visit)


def _address(address: Address, commune: str, visit: Visit) -> str:
    """As fine as it is published, and no finer whatever the record holds."""
    if address.precision == "withheld":
        return _withheld(commune, visit)
    if address.precision == "commune" or not address.street:
        return commune
    return f"{address.street}{visit.say(', ')}{' '.join(filter(None, [address.postcode, commune]))}"


def _withheld(commune: str, visit: Visit) -> str:
    return visit.say("%(commune)s (place given on contact)", commune=commune)


def _alerts(service: Service, visit: Visit) -> Iterator[Fact]:
    """What holds now or will soon."""
    for alert in alerts_now(service, visit.today):
        yield visit.say("Mind"), visit.plain_text(alert.text)


def _when(service: Service, visit: Visit) -> Iterator[Fact]:
    hours = [each for location in service.locations for each in location.hours] + service.hours
    if hours:
        told = [dated(visit.plain_text(each.text), each.as_of, visit) for each in hours]
        yield visit.say("When"), visit.say("; ").join(_first(told, visit))


def _ways_in(service: Service, trust: Trust | None, visit: Visit) -> Iterator[Fact]:
    if service.access:
        ways = [with_doubts(_way(each, visit), each, trust, visit) for each in service.access]
        yield visit.say("How to get in"), visit.say("; ").join(_first(ways, visit))


def _way(access: Access, visit: Visit) -> str:
    mode = word("access-modes", access.mode, visit)
    return f"{mode}{visit.say(', ')}{visit.plain_text(access.how)}" if access.how else mode


def _contacts(contacts: Sequence[Contact], newest: str | None, visit: Visit) -> Iterator[Fact]:
    """The phone numbers; where there is none, the first other way to ask."""
    phones = [each for each in contacts if each.kind == "phone"][:MOST_OF_A_KIND]
    for contact in phones or contacts[:1]:
        yield word("contact-kinds", contact.kind, visit), number_with_date(contact.value, contact, newest, visit)


def _desks(desks: Sequence[Desk], visit: Visit) -> Iterator[Fact]:
    """Where the service has no contact, the first of its organisation; that it is the organisation's is told."""
    for desk in desks[:MOST_OF_A_KIND]:
        phones = [each for each in desk.contacts if each.kind == "phone"] or list(desk.contacts)
        asked = number_with_date(phones[0].value, phones[0], desk.as_of, visit) if phones else desk.website or ""
        yield visit.say("Ask %(organisation)s", organisation=desk.organisation.in_language(visit.language.code)), asked


def _first(every: list[str], visit: Visit) -> list[str]:
    every = list(dict.fromkeys(every))
    more = len(every) - MOST_OF_A_KIND
    rest = [visit.say("%(number)s more on the page", number=visit.number(more))] if more > 0 else []
    return every[:MOST_OF_A_KIND] + rest


def word(scheme: str, term: str, visit: Visit) -> str:
    """What a term is called, without marks."""
    return visit.labels.of(scheme, term, visit.language.code).text
