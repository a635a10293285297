"""Tables of words: the glossary and the vocabularies."""

from collections.abc import Iterator

from pipeline.collection import Collection
from pipeline.tables.common import TRAIL, of, text_columns, text_values, trail
from pipeline.tables.shape import Column, Facts, Row, Table, array
from schema.glossary import GlossaryTerm
from schema.vocabulary import Vocabulary, VocabularyTerm


def _glossary_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for record in collection.glossary.values():
        yield (
            record.id,
            record.term,
            record.language,
            *text_values(record, "language_note", "meaning"),
            array(record.see_also),
            array(record.other_terms),
            *trail(collection, facts, "glossary", record),
        )


GLOSSARY = Table(
    "glossary",
    "Words of the field and what they mean there.",
    (
        of(GlossaryTerm, "id", required=True),
        of(GlossaryTerm, "term", required=True),
        of(GlossaryTerm, "language"),
        *text_columns(GlossaryTerm, "language_note", "meaning"),
        of(GlossaryTerm, "see_also"),
        of(GlossaryTerm, "other_terms"),
        *TRAIL,
    ),
    _glossary_rows,
    label="term",
    search=("term", "meaning", "meaning_fr", "other_terms", "caveats"),
    facets=("language",),
    sortable=("term", "language"),
)


def _vocabulary_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for scheme in collection.vocabularies.values():
        yield scheme.id, *text_values(scheme, "title", "description"), len(scheme.terms)


VOCABULARIES = Table(
    "vocabularies",
    "The controlled lists that records choose from.",
    (
        of(Vocabulary, "id", required=True),
        *text_columns(Vocabulary, "title", "description"),
        Column("term_count", "How many terms it has.", "INTEGER", required=True),
    ),
    _vocabulary_rows,
    label="title",
    sortable=("title", "term_count"),
)


def sorted_terms(collection: Collection) -> Iterator[tuple[str, int, VocabularyTerm]]:
    """Scheme, place in the scheme and term, in the order of the key."""
    for scheme in collection.vocabularies.values():
        for position, term in sorted(enumerate(scheme.terms, 1), key=lambda numbered: numbered[1].id):
            yield scheme.id, position, term


def _term_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for scheme, position, term in sorted_terms(collection):
        english, french = term.labels.get("en"), term.labels.get("fr")
        yield (
            scheme,
            term.id,
            position,
            term.broader,
            english.preferred if english else next(iter(term.labels.values())).preferred,
            french.preferred if french else None,
            *text_values(term, "definition"),
            array(term.not_to_confuse),
            array(f"{name}:{other}" for name, others in term.related.items() for other in others),
            array(f"{name}:{match}" for name, matches in term.matches.items() for match in matches),
        )


VOCABULARY_TERMS = Table(
    "vocabulary_terms",
    "The terms of all vocabularies, with their labels and what they cover.",
    (
        Column("scheme", "The vocabulary.", required=True, references="vocabularies"),
        of(VocabularyTerm, "id", required=True),
        Column("position", "Place in the vocabulary.", "INTEGER", required=True),
        of(VocabularyTerm, "broader"),
        Column("label", "Label in English.", required=True),
        Column("label_fr", "Label in French."),
        *text_columns(VocabularyTerm, "definition"),
        of(VocabularyTerm, "not_to_confuse", form="list"),
        of(VocabularyTerm, "related", form="list"),
        of(VocabularyTerm, "matches", form="list"),
    ),
    _term_rows,
    key=("scheme", "id"),
    label="label",
    search=("label", "label_fr", "definition", "definition_fr"),
    facets=("scheme",),
    sortable=("id", "label", "label_fr"),
)


def _label_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for scheme, _, term in sorted_terms(collection):
        for language, labels in sorted(term.labels.items()):
            for position, (label, use) in enumerate(labels.shown()):
                yield scheme, term.id, language, position, label, use


VOCABULARY_LABELS = Table(
    "vocabulary_labels",
    "Every label of every term, by language: the preferred one first, then other words people type. Words that hurt "
    "are understood by search and not listed.",
    (
        Column("scheme", "The vocabulary.", required=True, references="vocabularies"),
        Column("term", "The term.", required=True),
        Column("language", "Language of the label.", required=True),
        Column("position", "0 for the preferred label, 1 and on for others.", "INTEGER", required=True),
        Column("label", "The label.", required=True),
        Column(
            "use",
            "original: chosen by an editor; attested: found in a word list (see label_credits); machine: supplied by a "
            "machine and checked by nobody.",
            required=True,
        ),
    ),
    _label_rows,
    key=("scheme", "term", "language", "position"),
    search=("label",),
    facets=("scheme", "language", "use"),
)


def _credit_rows(collection: Collection, facts: Facts) -> Iterator[Row]:
    for scheme, _, term in sorted_terms(collection):
        for language, labels in sorted(term.labels.items()):
            for source in sorted(labels.sources):
                yield scheme, term.id, language, source


LABEL_CREDITS = Table(
    "label_credits",
    "Word lists that attest labels of a term in a language; the source tells the licence.",
    (
        Column("scheme", "The vocabulary.", required=True, references="vocabularies"),
        Column("term", "The term.", required=True),
        Column("language", "Language of the labels.", required=True),
        Column("source_id", "The word list.", required=True, references="sources"),
    ),
    _credit_rows,
    key=("scheme", "term", "language", "source_id"),
    facets=("language", "source_id"),
)

TABLES = (GLOSSARY, VOCABULARIES, VOCABULARY_TERMS, VOCABULARY_LABELS, LABEL_CREDITS)
