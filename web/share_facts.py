"""What a message tells of a record: each fact with what it is about."""

from collections.abc import Iterator, Sequence

from schema.base import Entry
from schema.contact import Contact
from schema.location import Address, Hours, Location
from schema.organisation import Organisation
from schema.service import Access, Service
from web.alerts import alerts_now
from web.desks import Desk
from web.opening import Times
from web.records import Names
from web.visit import Visit

Fact = tuple[str, str]
"""What it is about, and what is said."""
MOST_OF_A_KIND = 2
"""Places, hours or ways in that are told; the page has them all."""


def facts_of(record: Entry, names: Names, has_ended: bool, visit: Visit, desks: Sequence[Desk] = ()) -> Iterator[Fact]:
    """The facts in their order; of what has ended, by whom and where it was."""
    yield from _status(record, visit)
    yield from _by(record, names, visit)
    yield from _where(record, visit)
    if isinstance(record, Service) and not has_ended:
        yield from _alerts(record, visit)
        yield from _when(record, visit)
        yield from _ways_in(record, visit)
    if isinstance(record, Service | Organisation) and not has_ended:
        yield from _contacts(record.contacts, visit)
        yield from _desks(desks, visit)


def _status(record: Entry, visit: Visit) -> Iterator[Fact]:
    """Told first where it is anything but running: planned, paused, seasonal, reduced."""
    if isinstance(record, Service) and record.status and record.status.value != "active":
        yield visit.say("Status"), word("service-statuses", record.status.value, visit)


def _by(record: Entry, names: Names, visit: Visit) -> Iterator[Fact]:
    if isinstance(record, Service):
        known = ((each, names.get(("organisations", each))) for each in record.providers)
        providers = (named.in_language(visit.language.code) if named else each for each, named in known)
        yield visit.say("By"), visit.say(", ").join(providers)


def _where(record: Entry, visit: Visit) -> Iterator[Fact]:
    if isinstance(record, Service) and record.locations:
        places = [_place(each, visit) for each in record.locations]
        yield visit.say("Where"), "; ".join(_first(places, visit))
    elif isinstance(record, Service) and record.area_covered:
        areas = [word("places", each, visit) for each in record.area_covered]
        yield visit.say("Covers"), visit.say(", ").join(areas)
    elif isinstance(record, Organisation) and record.address:
        yield visit.say("Where"), _address(record.address, word("places", record.address.place, visit), visit)
    elif isinstance(record, Organisation) and record.base:
        yield visit.say("Where"), word("places", record.base, visit)


def _place(location: Location, visit: Visit) -> str:
    commune = word("places", location.place, visit)
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
    for alert in alerts_now(service, visit.today):
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
    mode = word("access-modes", access.mode, visit)
    return f"{mode}, {visit.plain_text(access.how)}" if access.how else mode


def _contacts(contacts: Sequence[Contact], visit: Visit) -> Iterator[Fact]:
    """The phone numbers; where there is none, the first other way to ask."""
    phones = [each for each in contacts if each.kind == "phone"][:MOST_OF_A_KIND]
    for contact in phones or contacts[:1]:
        yield word("contact-kinds", contact.kind, visit), contact.value


def _desks(desks: Sequence[Desk], visit: Visit) -> Iterator[Fact]:
    """Where the service has no contact, the first of its organisation; that it is the organisation's is told."""
    for desk in desks[:MOST_OF_A_KIND]:
        phones = [each for each in desk.contacts if each.kind == "phone"] or list(desk.contacts)
        name = desk.organisation.in_language(visit.language.code)
        yield visit.say("Ask %(organisation)s", organisation=name), phones[0].value if phones else desk.website or ""


def _first(every: list[str], visit: Visit) -> list[str]:
    every = list(dict.fromkeys(every))
    more = len(every) - MOST_OF_A_KIND
    rest = [visit.say("%(number)s more on the page", number=visit.number(more))] if more > 0 else []
    return every[:MOST_OF_A_KIND] + rest


def word(scheme: str, term: str, visit: Visit) -> str:
    """What a term is called, without marks."""
    return visit.labels.of(scheme, term, visit.language.code).text
