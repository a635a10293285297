"""The labels that search reads questions with: words for terms, places and organisations."""

from collections.abc import Iterator

from pipeline.collection import Collection
from pipeline.tables.search_entry import organisation_names
from pipeline.tables.search_neighbours import folded
from pipeline.tables.shape import Column, Facts, Row, Table
from pipeline.tables.words import sorted_terms
from search.folding import fold
from search.lexicon import ORGANISATIONS, PLACES


def _label_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    found = [
        (scheme, term.id, language, folded(word), int(hidden), term.broader, word)
        for scheme, _, term in sorted_terms(collection)
        for language, labels in term.labels.items()
        for word, hidden in labels.typed()
    ]
    for place in collection.places.values():
        names = [*place.name.versions(), *((other.language or "", other.name, "") for other in place.other_names)]
        found += [(PLACES, place.id, language, fold(name), 0, None, name) for language, name, _ in names]
    for organisation in collection.organisations.values():
        called = organisation_names(organisation)
        found += [(ORGANISATIONS, organisation.id, language, fold(name), 0, None, name) for language, name in called]
    # Of words that fold alike the one that may be shown comes last, and stays.
    kept = {row[:4]: row for row in sorted(found, key=lambda row: not row[4]) if row[3]}
    yield from (kept[key] for key in sorted(kept))


SEARCH_LABELS = Table(
    "search_labels",
    "What questions are read with: every word that stands for a term or a place, folded. Made for machines; words to "
    "read are in vocabulary_labels.",
    (
        Column("scheme", "The vocabulary, or places, or organisations.", required=True),
        Column("term", "The term, place or organisation.", required=True),
        Column("language", "Language of the word; empty where it belongs to none.", required=True, blank=True),
        Column("label", "The word or words, folded.", required=True),
        Column("hidden", "Whether it is understood and never shown.", "INTEGER", required=True, form="flag"),
        Column("broader", "The wider term."),
        Column("written", "The same as it is written.", required=True),
    ),
    _label_rows,
    key=("scheme", "term", "language", "label"),
    hidden=True,
)

TABLES = (SEARCH_LABELS,)
