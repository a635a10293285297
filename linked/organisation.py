"""Organisations as schema.org tells them."""

from collections.abc import Iterator

from linked.contact import contact_point
from linked.links import Links
from linked.place import identifiers, position, postal, same_as
from linked.standing import Standing
from linked.values import Node, certain, node, texts, worded
from schema.edtf_dates import is_past
from schema.organisation import Organisation, Relation

ROLES = {
    "member-of": "memberOf",
    "part-of": "parentOrganization",
    "branch-of": "parentOrganization",
    "founded-by": "founder",
}
"""Ties that schema.org has a word for."""


def organisation(record: Organisation, links: Links, standing: Standing) -> Node:
    """A body that acts."""
    told = record.address
    return node(
        links.types.of_kind("organisations", record.kind),
        links.page("organisations", record.id),
        name=record.name,
        alternateName=_other_names(record),
        description=texts(record.summary),
        disambiguatingDescription=standing.warning,
        url=record.website,
        foundingDate=certain(record.founded.value) if record.founded else None,
        dissolutionDate=certain(record.ended.value) if record.ended else None,
        knowsAbout=links.themes(record.themes),
        knowsLanguage=record.languages,
        areaServed=links.to_all("places", record.areas_served),
        address=postal(told, told.place, links) if told else None,
        location=_location(record, links),
        contactPoint=[] if standing.has_ended else [contact_point(contact, links) for contact in record.contacts],
        identifier=identifiers(record.identifiers, links),
        sameAs=same_as(record.identifiers),
        **_ties(record, links, standing),
    )


def _other_names(record: Organisation) -> list[str | Node]:
    others = [worded(other.name, other.language) for other in record.other_names]
    return [record.acronym, *others] if record.acronym else others


def _location(record: Organisation, links: Links) -> Node | None:
    """The door where its point is published, else the place that it works from."""
    point = position(record.address)
    if point:
        return node("Place", geo=point)
    return links.to("places", record.base) if record.base else None


def _ties(record: Organisation, links: Links, standing: Standing) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for property_, tie in _lasting(record, standing):
        other = links.to("organisations", tie.organisation) if tie.organisation else node("Organization", name=tie.name)
        found.setdefault(property_, []).append(other)
    return found


def _lasting(record: Organisation, standing: Standing) -> Iterator[tuple[str, Relation]]:
    """Ties with their property; who left a network is no longer told as its member."""
    for tie in record.relations:
        has_ended = is_past(tie.until, standing.today)
        if tie.role in ROLES and (tie.role == "founded-by" or not has_ended):
            yield ROLES[tie.role], tie
