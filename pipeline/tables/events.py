"""Tables of events."""

from collections.abc import Iterator

from pipeline.collection import Collection
from pipeline.tables.common import (
    POSITION,
    TRAIL,
    date_columns,
    date_values,
    of,
    text_columns,
    text_values,
    trail,
    year,
)
from pipeline.tables.shape import Column, Facts, Row, Table, array, audiences_of, junction, themes_of
from schema.event import Event, Session

_PARTS = (("organiser", "organisers"), ("host", "hosts"), ("participant", "organisations"))


def _rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.events.values():
        yield (
            record.id,
            *text_values(record, "title"),
            record.kind,
            array(record.themes),
            array(record.audiences),
            *date_values(record.date),
            year(record.date),
            *text_values(record, "date_note"),
            array(record.places),
            *text_values(record, "places_note"),
            int(record.online),
            array(record.organisers),
            array(record.hosts),
            array(record.organisations),
            array(record.other_organisations),
            *text_values(record, "participants", "outcomes"),
            array(record.services),
            array(record.documents),
            *trail(collection, facts, "events", record),
        )


EVENTS = Table(
    "events",
    "Visits, meetings, rulings, openings and closures.",
    (
        of(Event, "id", required=True),
        of(Event, "title", required=True),
        Column("title_fr", "French of title, where there is one."),
        of(Event, "kind", required=True),
        of(Event, "themes"),
        of(Event, "audiences"),
        *date_columns(Event, "date"),
        Column("year", "Year, where the date lies in one.", "INTEGER"),
        *text_columns(Event, "date_note"),
        of(Event, "places"),
        *text_columns(Event, "places_note"),
        Column("online", "1 where it was held online.", "INTEGER", required=True, form="flag"),
        of(Event, "organisers"),
        of(Event, "hosts"),
        of(Event, "organisations"),
        of(Event, "other_organisations"),
        *text_columns(Event, "participants", "outcomes"),
        of(Event, "services"),
        of(Event, "documents"),
        *TRAIL,
    ),
    _rows,
    label="title",
    search=("title", "title_fr", "participants", "outcomes", "other_organisations", "caveats"),
    facets=("kind", {"array": "themes"}, {"array": "audiences"}, {"array": "places"}, "year", {"array": "organisers"}),
    sortable=("title", "kind", "date_earliest"),
)


def _organisation_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.events.values():
        parts = {(part, name) for part, field in _PARTS for name in getattr(record, field)}
        parts |= {("session", name) for session in record.sessions for name in session.organisations}
        for part, name in sorted(parts):
            yield record.id, part, name


EVENT_ORGANISATIONS = Table(
    "event_organisations",
    "Who called, received or took part in which event, or was met in one of its sessions.",
    (
        Column("event_id", "The event.", required=True, references="events"),
        Column("part", "organiser, host, participant or session.", required=True),
        Column("organisation_id", "The organisation.", required=True, references="organisations"),
    ),
    _organisation_rows,
    key=("event_id", "part", "organisation_id"),
    facets=("part", "organisation_id"),
)


def _session_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.events.values():
        for position, session in enumerate(record.sessions, 1):
            yield (
                record.id,
                position,
                *text_values(session, "title", "about"),
                array(session.organisations),
                array(session.other_organisations),
                array(session.practices),
                array(session.services),
            )


EVENT_SESSIONS = Table(
    "event_sessions",
    "The parts of an event.",
    (
        Column("event_id", "The event.", required=True, references="events"),
        POSITION,
        *text_columns(Session, "title", "about"),
        of(Session, "organisations"),
        of(Session, "other_organisations"),
        of(Session, "practices"),
        of(Session, "services"),
    ),
    _session_rows,
    key=("event_id", "position"),
)

_OWNER = ("events", "event_id")

TABLES = (
    EVENTS,
    EVENT_ORGANISATIONS,
    EVENT_SESSIONS,
    themes_of("event_themes", _OWNER, "What an event is about."),
    audiences_of("event_audiences", _OWNER, "Whom an event concerns."),
    junction(
        "event_places",
        _OWNER,
        Column("place_id", "Where.", required=True, references="places"),
        lambda record: record.places,
        "Where an event took place.",
    ),
    junction(
        "event_services",
        _OWNER,
        Column("service_id", "Service it changed.", required=True, references="services"),
        lambda record: record.services,
        "Which event changed which service.",
    ),
)
