"""What search knows of a record of each kind: names, what it is about, where, with whom, and its texts."""

from collections.abc import Callable
from typing import Any

from pipeline.tables.search_entry import Entry, organisation_names, tags, versions
from pipeline.tables.search_neighbours import Neighbours, words_of
from schema.document import Document
from schema.edtf_dates import is_past, is_span, years
from schema.event import Event
from schema.glossary import GlossaryTerm
from schema.organisation import Organisation
from schema.place import Place
from schema.practice import Practice
from schema.service import Service
from search import tokens
from search.folding import fold
from search.lexicon import MEMBERS, ORGANISATIONS, PLACES

BELONGING = ("member-of", "part-of", "affiliate-of")
"""Roles by which an organisation belongs to another."""


def _subjects(record: Practice | Event | Document) -> set[str]:
    """Tokens of what a record is about and whom it concerns."""
    return tags("themes", record.themes) | tags("audiences", record.audiences)


def _years(date: str | None, others: Neighbours) -> set[str]:
    """Tokens of the years of what took place or was written: of each it went on in, perhaps of each it may be of."""
    found = years(date, others.facts.today) if date else range(0)
    is_sure = len(found) == 1 or is_span(date or "")
    return tags(tokens.YEARS if is_sure else tokens.PERHAPS_YEARS, map(str, found)) or {tokens.unknown(tokens.YEARS)}


def _organisation(record: Organisation, others: Neighbours) -> Entry:
    entry = Entry(organisation_names(record), record.summary, tags("organisation-kinds", [record.kind]))
    entry.tags |= tags("relation-roles", (relation.role for relation in record.relations))
    entry.tags |= tags(ORGANISATIONS, [record.id]) | tags("themes", record.themes)
    entry.tags |= tags(
        MEMBERS,
        (
            each.organisation
            for each in record.relations
            if each.role in BELONGING and each.organisation and not is_past(each.until, others.facts.today)
        ),
    )
    others.at(entry, [record.base] if record.base else [])
    if record.country in others.countries and not record.base:
        entry.places |= {tokens.given_in(place) for place in others.within[others.countries[record.country]]}
    others.over(entry, record.areas_served)
    tied = [relation.organisation for relation in record.relations if relation.organisation]
    others.tied_to(entry, tied)
    entry.related += [("", relation.name) for relation in record.relations if relation.name]
    for service in others.services_of.get(record.id, []):
        entry.related += versions(service.name)
        entry.related_tags |= tags("needs", service.needs) | tags("audiences", service.audiences)
    return entry


def _service(record: Service, others: Neighbours) -> Entry:
    entry = Entry(versions(record.name), record.description)
    statuses = record.eligibility.statuses if record.eligibility else []
    unconditional = record.eligibility is not None and record.eligibility.unconditional
    entry.tags = (
        tags("needs", record.needs)
        | tags("audiences", record.audiences)
        | tags("languages", (spoken.language for spoken in record.languages))
        | tags("access-modes", (access.mode for access in record.access))
        | tags("legal-statuses", [*statuses, *(["any"] if unconditional else [])])
    )
    others.at(entry, (location.place for location in record.locations))
    others.over(entry, record.area_covered)
    others.given_by(entry, record.providers)
    return entry


def _practice(record: Practice, others: Neighbours) -> Entry:
    entry = Entry(versions(record.title), record.approach, _subjects(record))
    others.at(entry, record.places)
    others.given_by(entry, record.organisations)
    entry.related += [("", name) for name in record.other_organisations]
    for service in (others.collection.services[each] for each in record.services):
        entry.related_tags |= tags("needs", service.needs) | tags("audiences", service.audiences)
    return entry


def _event(record: Event, others: Neighbours) -> Entry:
    entry = Entry(versions(record.title), record.outcomes, tags("event-kinds", [record.kind]) | _subjects(record))
    entry.tags |= _years(record.date, others)
    others.at(entry, record.places)
    sessions = [name for session in record.sessions for name in session.organisations]
    others.given_by(entry, [*record.organisers, *record.hosts])
    others.tied_to(entry, [*record.organisations, *sessions])
    entry.related += [("", words) for words in (record.date, *record.other_organisations) if words]
    return entry


def _document(record: Document, others: Neighbours) -> Entry:
    kind = tags("document-kinds", [record.kind])
    entry = Entry([(record.languages[0], record.title)], record.about, kind | _subjects(record))
    entry.tags |= _years(record.date, others)
    others.at(entry, record.places)
    others.given_by(entry, record.publishers)
    entry.related += [("", words) for words in (record.publisher, record.date) if words]
    return entry


def _place(record: Place, others: Neighbours) -> Entry:
    names = versions(record.name) + [(other.language or "", other.name) for other in record.other_names]
    entry = Entry(names, record.definition)
    entry.places = {tokens.given_in(around) for around in others.within[record.id]}
    return entry


def _term(record: GlossaryTerm, others: Neighbours) -> Entry:
    entry = Entry([(record.language or "", word) for word in words_of(record)], record.meaning)
    entry.related_tags = {token for word in words_of(record) for token in others.labels[fold(word)]}
    return entry


ENTRIES: dict[str, Callable[[Any, Neighbours], Entry]] = {
    "organisations": _organisation,
    "services": _service,
    "practices": _practice,
    "events": _event,
    "documents": _document,
    "places": _place,
    "glossary": _term,
}
"""How a record of each searched folder becomes an entry."""
TOLD = {
    "organisations": ("themes",),
    "services": ("audiences", "legal-statuses"),
    "practices": ("themes", "audiences"),
    "events": ("themes", "audiences"),
    "documents": ("themes", "audiences"),
}
"""Vocabularies whose terms, beside places, a record may leave open: a filter by them asks it first."""


def entry_of(folder: str, record: Any, others: Neighbours) -> Entry:
    """A record as search sees it, with what it leaves open."""
    entry = ENTRIES[folder](record, others)
    if folder in TOLD:
        entry.tags |= {tokens.unknown(scheme) for scheme in TOLD[folder] if not _has_term_of(scheme, entry)}
        entry.places |= set() if entry.places else {tokens.unknown(PLACES)}
    return entry


def _has_term_of(scheme: str, entry: Entry) -> bool:
    return any(token.startswith(tokens.tag(scheme, "")) for token in entry.tags)
