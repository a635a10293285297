"""Makes records for tests: the least that is valid, and what a test changes; all is written as YAML files."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import yaml

Data: TypeAlias = dict[str, Any]

TODAY = date(2026, 11, 23)
EDITED = date(2026, 11, 26)
ADDRESS = "https://directory.example"
"""Day of the newest check in the real collection: its freshness is judged as of this day."""

MINIMAL: dict[str, Data] = {
    "organisations": {"name": "Les Aidants", "kind": "association", "sources": ["visit-report"]},
    "services": {"name": {"en": "Soup"}, "providers": ["helpers"], "needs": ["meal"], "sources": ["visit-report"]},
    "practices": {
        "title": {"en": "One store for all"},
        "themes": ["coordination"],
        "approach": {"en": "Six groups share one store."},
        "sources": ["visit-report"],
    },
    "events": {"title": {"en": "Visit to Calais"}, "kind": "study-visit", "sources": ["visit-report"]},
    "documents": {
        "title": "Rapport annuel",
        "kind": "report",
        "publisher": "Les Aidants",
        "languages": ["fr"],
        "sources": ["visit-report"],
    },
    "sources": {
        "title": "Report of the visit",
        "publisher": "SOLIDAR",
        "url": "https://example.org/visit",
        "language": "en",
    },
    "places": {"name": {"en": "Calais"}, "kind": "commune"},
    "glossary": {"term": "maraude", "meaning": {"en": "A round by night."}, "sources": ["visit-report"]},
    "phrases": {"origin": "machine", "phrases": {"en": "wet and cold all day\nget warm"}},
    "withdrawn": {"reason": {"en": "Merged."}, "date": "2026-11-01"},
}

VOCABULARIES: dict[str, list[str]] = {
    "access-modes": ["walk-in", "phone"],
    "contact-kinds": ["phone", "email", "web-form", "messaging"],
    "contact-uses": ["general", "service-line"],
    "delivery-modes": ["at-place", "mobile-round"],
    "document-kinds": ["report"],
    "event-kinds": ["study-visit"],
    "identifier-schemes": ["siren", "siret", "rna", "insee"],
    "language-modes": ["staff", "interpreter"],
    "languages": ["en", "fr", "ar"],
    "needs": ["food", "meal", "shower"],
    "organisation-kinds": ["association", "network"],
    "place-kinds": ["commune", "country", "area"],
    "themes": ["coordination"],
    "relation-roles": ["member-of"],
    "service-statuses": ["active", "closed"],
    "verification-methods": ["source", "call", "visit", "provider"],
    "verification-outcomes": ["confirmed", "not-found", "contradicted"],
}

RECORDS: dict[str, Data] = {
    "organisations/helpers": {
        "acronym": "LA",
        "country": "FR",
        "base": "calais",
        "founded": {"value": "2008"},
        "languages": ["fr"],
        "contacts": [
            {"kind": "email", "value": "contact@example.org", "use": "general", "sources": ["visit-report"]},
        ],
        "identifiers": [{"scheme": "rna", "value": "W623002345"}],
        "relations": [{"role": "member-of", "organisation": "network"}],
        "as_of": "2026-06",
    },
    "organisations/network": {"name": "Réseau du Nord", "kind": "network", "country": "FR"},
    "services/night-round": {
        "name": {"en": "Night round"},
        "delivery": ["mobile-round"],
        "locations": [{"place": "calais", "address": {"precision": "withheld"}}],
        "as_of": "2024-06",
    },
    "services/day-centre": {
        "name": {"en": "Social grocery", "fr": "Épicerie solidaire"},
        "providers": ["helpers", "network"],
        "needs": ["meal", "shower"],
        "languages": [{"language": "ar", "how": "interpreter"}],
        "access": [{"mode": "walk-in"}],
        "delivery": ["at-place"],
        "locations": [
            {
                "place": "calais",
                "address": {"precision": "exact", "street": "1 rue Haute", "sources": ["centre-page"]},
                "hours": [
                    {
                        "text": {"en": "weekday mornings"},
                        "osm": "Mo-Fr 09:00-12:00",
                        "as_of": "2026-09",
                        "sources": ["centre-page"],
                    },
                ],
            },
        ],
        "status": {"value": "active", "as_of": "2026-09", "sources": ["centre-page"]},
        "figures": [{"what": {"en": "meals a day"}, "value": "70", "sources": ["centre-page"]}],
        "as_of": "2026-09",
        "verifications": [{"date": "2026-10-02", "method": "call", "outcome": "confirmed"}],
        "sources": ["visit-report", "centre-page"],
    },
    "services/old-kitchen": {"name": {"en": "Kitchen in the old school"}, "until": {"value": "2020"}},
    "practices/shared-store": {"organisations": ["helpers"], "services": ["day-centre"], "places": ["calais"]},
    "events/visit": {
        "date": "XXXX-10-10/XXXX-10-11",
        "places": ["calais"],
        "hosts": ["helpers"],
        "sessions": [{"title": {"en": "At the store"}, "organisations": ["helpers"]}],
    },
    "documents/report-2025": {"date": "2025-05", "publishers": ["helpers"]},
    "places/france": {"name": {"en": "France"}, "kind": "country", "country": "FR"},
    "places/calais": {
        "country": "FR",
        "timezone": "Europe/Paris",
        "parent": "france",
        "identifiers": [{"scheme": "insee", "value": "62193"}],
    },
    "sources/visit-report": {"date": "2026-06-30"},
    "sources/centre-page": {"title": "Opening hours", "url": "https://example.org/centre", "date": "2026-09-15"},
    "glossary/maraude": {"language": "fr"},
    "withdrawn/services/soup-van": {"successor": "day-centre"},
    "phrases/services/day-centre": {},
}


def write(data: Path, key: str, **changes: Any) -> Path:
    """Writes the record `folder/id`: the least its kind needs, with changes; a change to None leaves the key out."""
    folder, _, rest = key.partition("/")
    record = {"id": rest.rpartition("/")[2], **MINIMAL.get(folder, {}), **changes}
    return write_text(data, key, dump({name: value for name, value in record.items() if value is not None}))


def write_text(data: Path, key: str, text: str | bytes) -> Path:
    """Writes the file of the record `folder/id` as it is given."""
    path = data / f"{key}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def write_vocabulary(data: Path, scheme: str, *terms: str | Data) -> Path:
    """Writes a vocabulary; a term is its id or a mapping with more."""
    shown = {"en": {"preferred": "Shown"}}
    whole = [{"id": term, "labels": shown} if isinstance(term, str) else {"labels": shown, **term} for term in terms]
    return write(data, f"vocabularies/{scheme}", title={"en": scheme}, description={"en": "For tests."}, terms=whole)


def write_all(data: Path) -> Path:
    """Writes the tiny collection: something of every kind, without a fault."""
    for scheme, terms in VOCABULARIES.items():
        write_vocabulary(data, scheme, *terms)
    for key, changes in RECORDS.items():
        write(data, key, **changes)
    return data


def query(database: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def dump(record: Data) -> str:
    """A record as a curator would write it, without references from one part to another."""
    return yaml.dump(record, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=120)


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (PyYAML's signature)
        return True
