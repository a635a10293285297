"""Tables of documents and of sources."""

from collections import Counter
from collections.abc import Iterator

from pipeline.collection import Collection
from pipeline.tables.common import TRAIL, date_columns, date_values, of, page, text_columns, text_values, trail, year
from pipeline.tables.shape import Column, Facts, Row, Table, array, audiences_of, day, junction, themes_of
from schema.document import Document
from schema.references import Ref
from schema.source import Source


def _document_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.documents.values():
        yield (
            record.id,
            record.title,
            record.kind,
            record.publisher,
            array(record.publishers),
            array(record.themes),
            array(record.audiences),
            array(record.places),
            array(record.languages),
            record.url,
            *date_values(record.date),
            year(record.date),
            *text_values(record, "date_note", "about"),
            *trail(collection, facts, "documents", record),
        )


DOCUMENTS = Table(
    "documents",
    "Reports, guides, statements, maps and pages worth reading themselves.",
    (
        of(Document, "id", required=True),
        of(Document, "title", required=True),
        of(Document, "kind", required=True),
        of(Document, "publisher", required=True),
        of(Document, "publishers"),
        of(Document, "themes"),
        of(Document, "audiences"),
        of(Document, "places"),
        of(Document, "languages", required=True),
        Column("link", "Where to read it.", form="address"),
        *date_columns(Document, "date"),
        Column("year", "Year, where the date lies in one.", "INTEGER"),
        *text_columns(Document, "date_note", "about"),
        *TRAIL,
    ),
    _document_rows,
    label="title",
    search=("title", "publisher", "about", "about_fr", "caveats"),
    facets=(
        "kind",
        "publisher",
        {"array": "themes"},
        {"array": "audiences"},
        {"array": "places"},
        {"array": "languages"},
        "year",
    ),
    sortable=("title", "kind", "publisher", "date_earliest"),
)


def _source_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    cited = Counter(mention.value for _, mention in collection.mentions if mention.target == Ref("sources"))
    for record in collection.sources.values():
        file = collection.files["sources", record.id]
        yield (
            record.id,
            record.title,
            record.publisher,
            record.url,
            record.language,
            record.kind,
            *date_values(record.date),
            year(record.date),
            *text_values(record, "date_note"),
            day(record.accessed),
            record.original,
            record.licence,
            *text_values(record, "note"),
            cited[record.id],
            day(facts.changed.get(file.shown)),
            page("sources", record),
        )


SOURCES = Table(
    "sources",
    "The pages and papers that records rest on.",
    (
        of(Source, "id", required=True),
        of(Source, "title", required=True),
        of(Source, "publisher", required=True),
        Column(
            "link",
            "Where it was read; empty for print, and where the address would name a private person.",
            form="address",
        ),
        of(Source, "language", required=True),
        of(Source, "kind"),
        *date_columns(Source, "date"),
        Column("year", "Year, where the date lies in one.", "INTEGER"),
        *text_columns(Source, "date_note"),
        of(Source, "accessed"),
        of(Source, "original"),
        of(Source, "licence"),
        *text_columns(Source, "note"),
        Column("cited", "How often records cite it.", "INTEGER", required=True),
        Column(
            "last_changed",
            "Day of the last change of the record's file; empty where the history is not known.",
            form="date",
        ),
        Column("url", "Address of the record's page on this site.", required=True),
    ),
    _source_rows,
    label="title",
    search=("title", "publisher", "link", "note"),
    facets=("kind", "publisher", "language", "year"),
    sortable=("title", "publisher", "kind", "date_earliest", "cited"),
)

_OWNER = ("documents", "document_id")

TABLES = (
    DOCUMENTS,
    themes_of("document_themes", _OWNER, "What a document is about."),
    audiences_of("document_audiences", _OWNER, "Of whom a document speaks, or for whom it is."),
    junction(
        "document_places",
        _OWNER,
        Column("place_id", "Place it speaks of.", required=True, references="places"),
        lambda record: record.places,
        "Of where a document speaks.",
    ),
    junction(
        "document_publishers",
        _OWNER,
        Column("organisation_id", "Publisher with a record.", required=True, references="organisations"),
        lambda record: record.publishers,
        "Which organisation published which document.",
    ),
    SOURCES,
)
