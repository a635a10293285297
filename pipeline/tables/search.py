"""The index for search: one row a record, in folded words and tokens."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from pipeline.attestation import attested_on, doubted_on, freshness_of, newest_as_of
from pipeline.collection import Collection
from pipeline.tables.common import page
from pipeline.tables.organisations import is_gone
from pipeline.tables.phrases import phrases_of
from pipeline.tables.search_entries import ENTRIES, entry_of
from pipeline.tables.search_entry import Entry, tags, texts_of
from pipeline.tables.search_neighbours import Neighbours
from pipeline.tables.services import is_closed
from pipeline.tables.shape import Column, Facts, Row, Table, day
from schema import base
from schema.edtf_dates import earliest, latest
from schema.kinds import KINDS
from search import tokens
from search.folding import fold

SUMMARY_LENGTH = 280
BEFORE_A_SUBTITLE = re.compile(r"\s*(?::\s|\s[–—-]\s|\()")
WORDS_OF_A_HEAD = 3

ENDED: dict[str, Callable[[Any, Facts], bool] | None] = {
    "organisation": is_gone,
    "service": is_closed,
    "practice": None,
}
"""Whether a record has ended, of the kinds that have a freshness; a practice never does."""


def _document_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    others = Neighbours(collection, facts)
    for kind in sorted((kind for kind in KINDS.values() if kind.folder in ENTRIES), key=lambda kind: kind.name):
        for record in collection.of(kind.folder).values():
            entry = entry_of(kind.folder, record, others)
            yield (
                kind.name,
                record.id,
                *_names(record),
                *_shown(entry, collection),
                *_trust(kind.name, record, facts),
                page(kind.folder, record),
                "|".join(dict.fromkeys(fold(name) for name in _whole_and_heads(record, entry))),
                tokens.text_tokens(entry.names),
                " ".join(sorted(entry.tags | tags("record-kinds", [kind.name]))),
                " ".join(sorted(entry.places)),
                " ".join(filter(None, [*sorted(entry.related_tags), tokens.text_tokens(entry.related)])),
                tokens.text_tokens([*texts_of(record), *phrases_of(collection, kind.folder, record.id)]),
            )


def _names(record: base.Entry) -> Row:
    """The name that results show, and the French one of what is named by language."""
    name = next(found for field in ("name", "title", "term") if (found := getattr(record, field, None)))
    return (name.shown, name.get("fr")) if isinstance(name, base.Text) else (name, None)


def _whole_and_heads(record: base.Entry, entry: Entry) -> Iterator[str]:
    """Every name, and of a title what stands before its subtitle; names of services begin with common words."""
    for _, name in entry.names:
        yield name
        head, *rest = BEFORE_A_SUBTITLE.split(name, maxsplit=1)
        if rest and hasattr(record, "title") and len(head.split()) >= WORDS_OF_A_HEAD:
            yield head


def _shown(entry: Entry, collection: Collection) -> Row:
    """Summary and places as results show them."""
    names = (collection.places[place].name.shown for place in dict.fromkeys(entry.shown_places))
    summary = (entry.summary.shown, entry.summary.get("fr")) if entry.summary else (None, None)
    return (*map(_short, summary), ", ".join(names) or None)


def _short(text: str | None) -> str | None:
    """The first words of a text, up to a length that a list can show."""
    if text is None or len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0] + " …"


def _trust(kind: str, record: base.Entry, facts: Facts) -> Row:
    """Freshness on the day of the build, and the days it follows from; of what took place or was written, the day."""
    if not isinstance(record, base.Record):
        return None, None, None, None, None
    status = getattr(record, "status", None)
    as_of = newest_as_of(record, status.as_of if status else None)
    if kind not in ENDED:
        return None, as_of, day(earliest(getattr(record, "date", None))), None, None
    has_ended = ENDED[kind]
    ended = has_ended is not None and has_ended(record, facts)
    freshness = freshness_of(record, status.as_of if status else None, ended, facts)
    end = getattr(record, "until", None) or getattr(record, "ended", None)
    last = day(latest(end.value)) if end else None
    return freshness, as_of, day(attested_on(record, as_of)), day(doubted_on(record, as_of)), last


SEARCH_DOCUMENTS = Table(
    tokens.TABLE,
    "What search reads: every record as folded words and tokens. Made for machines; the records are in their tables.",
    (
        Column("kind", "Kind of the record.", required=True),
        Column("id", "Id of the record.", required=True),
        Column("name", "Its name in English, else its first.", required=True),
        Column("name_fr", "Its name in French."),
        Column("summary", "The beginning of its main text."),
        Column("summary_fr", "The same in French."),
        Column("place", "Its places in words."),
        Column("freshness", "Freshness on the day of the build, of kinds that have one."),
        Column("as_of", "Newest date at which a source attests it.", form="edtf"),
        Column("attested_on", "Day that freshness counts from; first day of an event or of writing.", form="date"),
        Column("doubted_on", "Day of a later check that did not confirm it.", form="date"),
        Column("ends_on", "Last day that a service or an organisation can have, where its end is known.", form="date"),
        Column("url", "Address of the record's page on this site.", required=True),
        Column("names", "Every name, whole and without its subtitle, folded, between bars.", required=True),
        Column("titles", "Words and stems of all names.", required=True),
        Column("tags", "Terms that it carries.", required=True),
        Column("places", "Places it is in, or covers as a whole or in part.", required=True, blank=True),
        Column("related", "Names of what it is tied to, and terms of its services.", required=True, blank=True),
        Column("body", "Words and stems of its texts.", required=True, blank=True),
    ),
    _document_rows,
    key=("kind", "id"),
    search=tokens.COLUMNS,
    tokenizer=tokens.TOKENIZER,
    hidden=True,
)


TABLES = (SEARCH_DOCUMENTS,)
