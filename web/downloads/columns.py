"""What a file tells of each record: one set of columns for every list, and one for results of several kinds."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.tables import TABLES
from pipeline.tables.shape import Column, Value
from web.downloads.found import Found

OF_TABLES = {table.name: {column.name: column for column in table.columns} for table in TABLES}
BETWEEN = "; "
"""Stands between several values: some of them have commas."""


@dataclass(frozen=True)
class Told:
    """A column, and what it tells of a record."""

    column: Column
    value: Callable[[Found], Value]


def _shown(name: str) -> Told:
    """What the index has of every record."""
    return Told(OF_TABLES["search_documents"][name], lambda found: found.shown[name])


def _of(folder: str, *names: str) -> list[Told]:
    """Columns of a table as they are."""
    return [_as_it_is(OF_TABLES[folder][name]) for name in names]


def _as_it_is(column: Column) -> Told:
    return Told(column, lambda found: found.row[column.name])


def _words(folder: str, **schemes: str) -> list[Told]:
    """Columns of a table that hold terms of a vocabulary, or lists of them, in words."""
    return [_in_words(OF_TABLES[folder][name], scheme.replace("_", "-")) for name, scheme in schemes.items()]


def _in_words(column: Column, scheme: str) -> Told:
    def words(found: Found) -> Value:
        value = found.row[column.name]
        if value is None:
            return None
        terms = json.loads(value) if value.startswith("[") else [value]
        return BETWEEN.join(found.visit.labels.of(scheme, term, "en").text for term in terms)

    return Told(replace(column, form="plain"), words)


KIND = _shown("kind")
NAME, NAME_FR = _shown("name"), _shown("name_fr")
PLACE = _shown("place")
AS_OF = _shown("as_of")
SUMMARY = _shown("summary")
ORGANISATION = Told(
    Column("organisation", "Who gives it, by name."), lambda found: BETWEEN.join(found.organisations) or None
)
FRESHNESS = Told(
    Column("freshness", "Freshness on the day of the download, of kinds that have one."), lambda found: found.freshness
)
URL = Told(Column("url", "Whole address of its page.", form="address"), lambda found: found.url)
CERTAINTY = Told(
    Column("certainty", "sure; ask first: it leaves open what a filter asks; or ended: it stands for the record."),
    lambda found: found.standing,
)
REASONS = Told(
    Column("reasons", "What it leaves open and is to be asked first."),
    lambda found: BETWEEN.join(found.reasons) or None,
)
ID = _shown("id")

OF_LISTS: dict[str, tuple[Told, ...]] = {
    "services": (
        ID, NAME, NAME_FR, ORGANISATION, PLACE,
        *_words(
            "services", needs="needs", audiences="audiences", languages="languages", access="access_modes", cost="costs"
        ),
        *_of("services", "hours"), *_words("services", status="service_statuses"),
        FRESHNESS, AS_OF, *_of("services", "website"), URL,
    ),
    "organisations": (
        ID, NAME, *_of("organisations", "acronym"), *_words("organisations", kind="organisation_kinds"),
        *_of("organisations", "country"), PLACE, SUMMARY,
        *_words("organisations", themes="themes", languages="languages"),
        *_words("organisations", status="organisation_statuses"), FRESHNESS, AS_OF, *_of("organisations", "website"),
        URL,
    ),
    "practices": (
        ID, NAME, NAME_FR, *_words("practices", themes="themes", audiences="audiences"), PLACE, SUMMARY,
        *_of("practices", "period"),
        *_words("practices", evidence_level="evidence_levels"), FRESHNESS, AS_OF, URL,
    ),
    "events": (
        ID, NAME, NAME_FR, *_words("events", kind="event_kinds", themes="themes", audiences="audiences"),
        *_of("events", "date"), PLACE, SUMMARY, AS_OF, URL,
    ),
    "documents": (
        ID, NAME, *_words("documents", kind="document_kinds"), *_of("documents", "publisher"),
        *_words("documents", themes="themes", audiences="audiences", languages="languages"), PLACE,
        *_of("documents", "date", "link"), SUMMARY, AS_OF, URL,
    ),
    "places": (
        ID, NAME, NAME_FR, *_words("places", kind="place_kinds"),
        *_of("places", "country", "parent", "insee", "latitude", "longitude"), URL,
    ),
    "glossary": (
        ID, NAME, *_words("glossary", language="languages"), *_of("glossary", "meaning", "meaning_fr"), AS_OF, URL,
    ),
}  # fmt: skip
OF_SEARCH = (KIND, ID, NAME, NAME_FR, SUMMARY, PLACE, FRESHNESS, AS_OF, URL)
OF_ANSWERS = (CERTAINTY, REASONS)
"""Stand last wherever a question was asked."""
