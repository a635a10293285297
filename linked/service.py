"""Services as schema.org tells them."""

from collections.abc import Iterator

from linked.contact import contact_point
from linked.links import Links
from linked.opening import in_words, specifications
from linked.place import site
from linked.standing import Standing
from linked.values import Node, certain, node, texts
from schema.contact import Contact
from schema.location import Location
from schema.service import Eligibility, Service


def service(record: Service, links: Links, standing: Standing) -> Node:
    """What somebody can come for; of what has ended, no way in is told."""
    return node(
        _type(record, links),
        links.page("services", record.id),
        name=texts(record.name),
        description=texts(record.description),
        disambiguatingDescription=standing.warning,
        url=record.website,
        provider=links.to_all("organisations", record.providers),
        serviceType=[links.label("needs", need) for need in record.needs],
        category=[{"@id": links.concept("needs", need)} for need in record.needs],
        audience=_audiences(record, links),
        areaServed=links.to_all("places", record.area_covered),
        hoursAvailable=[] if standing.has_ended else specifications(record.hours, standing),
        availableChannel=[] if standing.has_ended else list(_channels(record, links, standing)),
        offers=_offer(record, standing),
    )


def _type(record: Service, links: Links) -> str:
    """By its lead provider."""
    lead = links.types.of("organisations", record.providers[0])
    return "GovernmentService" if lead == "GovernmentOrganization" else "Service"


def _audiences(record: Service, links: Links) -> list[Node]:
    return [*links.audiences(record.audiences), *_eligible(record.eligibility, links)]


def _eligible(eligibility: Eligibility | None, links: Links) -> Iterator[Node]:
    """People by legal status, and people by age."""
    if eligibility is None:
        return
    for status in eligibility.statuses:
        about = links.label("legal-statuses", status)
        yield node("Audience", links.concept("legal-statuses", status), audienceType=about)
    ages = {"requiredMinAge": eligibility.minimum_age, "requiredMaxAge": eligibility.maximum_age}
    if any(age is not None for age in ages.values()):
        yield node("PeopleAudience", **ages)


def _channels(record: Service, links: Links, standing: Standing) -> Iterator[Node]:
    """Ways to it: each place, each contact; without a place, its languages and the words on its hours alone."""
    spoken = [each.language for each in record.languages]
    for location in record.locations:
        yield _at(location, spoken, links, standing)
    words = in_words(record.hours, standing)
    if words or (spoken and not record.locations):
        yield node("ServiceChannel", description=words, availableLanguage=[] if record.locations else spoken)
    for contact in record.contacts:
        yield _by(contact, links)


def _at(location: Location, spoken: list[str], links: Links, standing: Standing) -> Node:
    opening = specifications(location.hours, standing)
    return node(
        "ServiceChannel",
        description=in_words(location.hours, standing),
        availableLanguage=spoken,
        serviceLocation=site(location, links) | ({"openingHoursSpecification": opening} if opening else {}),
    )


def _by(contact: Contact, links: Links) -> Node:
    point = contact_point(contact, links)
    mail = f"mailto:{contact.value}" if contact.kind == "email" else None
    return node(
        "ServiceChannel",
        availableLanguage=contact.languages,
        servicePhone=point if contact.kind == "phone" else None,
        serviceSmsNumber=point if contact.kind == "messaging" else None,
        serviceUrl=mail or point.get("url"),
    )


def _offer(record: Service, standing: Standing) -> Node | None:
    """That it is free, where a source that is not old says so; that it is given no more."""
    if standing.has_ended:
        ends = certain(record.until.value) if record.until else None
        return node("Offer", availability="https://schema.org/Discontinued", availabilityEnds=ends)
    return node("Offer", price=0) if record.cost == "free" and not standing.is_old else None
