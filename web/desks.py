"""Where to ask about a service that tells no contact of its own: its organisations, as their own records have them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from schema.contact import Contact
from schema.organisation import Organisation
from schema.service import Service
from web.records import Named, Names, whole
from web.trust import ENDED

GENERAL = "general"


@dataclass(frozen=True)
class Desk:
    """An organisation that can be asked."""

    organisation: Named
    website: str | None
    contacts: Sequence[Contact]
    as_of: str | None
    """The date of its record."""


def desks_of(connection: sqlite3.Connection, service: Service, names: Names) -> list[Desk]:
    """Organisations to ask; none where the service has a contact."""
    known = [] if service.contacts else [names.get(("organisations", each)) for each in service.providers]
    desks = [_desk(connection, named) for named in known if named and named.freshness != ENDED]
    return [desk for desk in desks if desk.website or desk.contacts]


def _desk(connection: sqlite3.Connection, named: Named) -> Desk:
    record = whole(connection, named.folder, named.id)
    assert isinstance(record, Organisation)
    contacts = [contact for contact in record.contacts if contact.use == GENERAL]
    return Desk(named, record.website, contacts, record.as_of)
