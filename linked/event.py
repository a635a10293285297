"""Events as schema.org tells them."""

from linked.links import Links
from linked.values import Node, node, span, texts
from schema.event import Event, Session

ONLINE = "https://schema.org/OnlineEventAttendanceMode"


def event(record: Event, links: Links) -> Node:
    """Something that happened, or is announced; its days are told no surer than sources have them."""
    start, end = span(record.date)
    return node(
        links.types.of_kind("events", record.kind),
        links.page("events", record.id),
        name=texts(record.title),
        description=texts(record.outcomes),
        startDate=start,
        endDate=end,
        eventAttendanceMode=ONLINE if record.online else None,
        location=links.to_all("places", record.places),
        organizer=links.to_all("organisations", record.organisers),
        contributor=links.to_all("organisations", record.hosts),
        about=[
            *links.themes(record.themes),
            *links.to_all("organisations", record.organisations),
            *links.to_all("services", record.services),
        ],
        audience=links.audiences(record.audiences),
        subjectOf=links.to_all("documents", record.documents),
        subEvent=[_session(session, links) for session in record.sessions],
    )


def _session(session: Session, links: Links) -> Node:
    return node(
        "Event",
        name=texts(session.title),
        description=texts(session.about),
        about=[
            *links.to_all("organisations", session.organisations),
            *links.to_all("practices", session.practices),
            *links.to_all("services", session.services),
        ],
    )
