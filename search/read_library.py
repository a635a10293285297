"""Reads from a database what search keeps of it in memory."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from search.documents import Documents
from search.ends import Ends
from search.labels import make_lexicon
from search.lexicon import PLACES, Concept, Label
from search.library import Cell, Library
from search.postings import Postings, room_for
from search.rows import Rows, set_of
from search.tokens import STEMMED, TABLE, is_shortened
from search.values import values_of

NOT_ASKED_FOR = {
    "access-modes", "address-precisions", "contact-kinds", "contact-uses", "costs", "delivery-modes",
    "evidence-levels", "freshness", "identifier-schemes", "language-modes", "name-uses", "organisation-statuses",
    "place-kinds", "service-statuses", "source-kinds", "verification-methods", "verification-outcomes",
}  # fmt: skip
"""Vocabularies whose words mean other things in a question ("phone", "page", "active")."""
MOST_IN_AN_AREA = 10
"""Places up to which what lies in the same area is near."""
AREAS = """
select place_id, within_id from place_within join places on places.id = within_id
where places.kind = 'area' and place_id <> within_id
  and (select count(*) from place_within as inside where inside.within_id = place_within.within_id) <= ?
order by place_id, within_id
"""
ENDS = f"""
select rowid, freshness = 'ended', ends_on from {TABLE}
where freshness = 'ended' or (freshness is not null and ends_on is not null) order by rowid
"""
LABELS = "select scheme, term, language, label from search_labels order by scheme, term, language, label"
WRITTEN = "select label, written from search_labels where not hidden order by scheme desc, term, language desc"
TERMS = "select distinct scheme, term, broader from search_labels where broader is not null order by scheme, term"


def open_library(connection: sqlite3.Connection) -> Library:
    """Read all that search needs at once; takes two or three seconds."""
    count = connection.execute(f"select count(*) from {TABLE}").fetchone()[0]
    labels = list(_labels(connection))
    lexicon = make_lexicon(labels, _broader(connection), _areas(connection), _related(connection))
    words_for, frequencies = _words_for(labels), _frequencies(connection)
    return Library(
        lexicon=lexicon,
        frequencies=frequencies,
        size=count,
        words_for=words_for,
        needs=_needs(connection),
        written=_written(connection),
        countries=_countries(connection),
        unsaid=_unsaid(connection),
        values=values_of(words_for, frequencies),
        bearers=_bearers(connection),
        cells=_cells(connection),
        ends=_ends(connection),
        postings=Postings(room_for(count)),
        documents=Documents({stem: number for number, stem in enumerate(filter(is_shortened, frequencies))}),
    )


def _needs(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """First label of each need, by language."""
    needs = dict(connection.execute("select id, label from vocabulary_terms where scheme = 'needs' order by position"))
    found = {need: {"en": label} for need, label in needs.items()}
    labels = "select term, language, label from vocabulary_labels where scheme = 'needs' and position = 0"
    for need, language, label in connection.execute(labels):
        found[need][language] = label
    return found


def _countries(connection: sqlite3.Connection) -> frozenset[Concept]:
    places = connection.execute("select id from places where kind = 'country'")
    return frozenset(Concept(PLACES, place) for (place,) in places)


def _unsaid(connection: sqlite3.Connection) -> frozenset[str]:
    """Single words that are only ever hidden labels."""
    labels = "select label from search_labels group by label having min(hidden) and instr(label, ' ') = 0"
    return frozenset(label for (label,) in connection.execute(labels))


def _written(connection: sqlite3.Connection) -> dict[str, str]:
    """Labels that may be shown, and their words, as they are written: whole ones first."""
    labels = connection.execute(WRITTEN).fetchall()
    found = {
        folded: word
        for label, written in reversed(labels)
        if len(label.split()) == len(written.split())
        for folded, word in zip(label.split(), written.split(), strict=True)
    }
    return found | dict(labels)


def _bearers(connection: sqlite3.Connection) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row, names in connection.execute(f"select rowid, names from {TABLE}"):
        for name in names.split("|"):
            found.setdefault(name, []).append(row)
    return found


def _cells(connection: sqlite3.Connection) -> dict[Cell, Rows]:
    found: dict[Cell, list[int]] = {}
    for row, kind, freshness in connection.execute(f"select rowid, kind, freshness from {TABLE}"):
        found.setdefault(Cell(kind, freshness), []).append(row)
    return {cell: set_of(rows) for cell, rows in found.items()}


def _ends(connection: sqlite3.Connection) -> Ends:
    """What the build knew to have ended has ended on any day; other ends are still ahead of some."""
    return Ends({row: date.min if ended else date.fromisoformat(last) for row, ended, last in connection.execute(ENDS)})


def _words_for(labels: list[Label]) -> dict[Concept, tuple[str, ...]]:
    found: dict[Concept, dict[str, None]] = {}
    for label in labels:
        if label.language in ("", *STEMMED):
            found.setdefault(label.concept, {})[label.text] = None
    return {concept: tuple(words) for concept, words in found.items()}


def _labels(connection: sqlite3.Connection) -> Iterator[Label]:
    for scheme, term, language, label in connection.execute(LABELS):
        if scheme not in NOT_ASKED_FOR:
            yield Label(Concept(scheme, term), language, label)


def _broader(connection: sqlite3.Connection) -> Iterator[tuple[Concept, Concept]]:
    for scheme, term, broader in connection.execute(TERMS):
        yield Concept(scheme, term), Concept(scheme, broader)
    for place, around in connection.execute("select place_id, within_id from place_within where place_id <> within_id"):
        yield Concept(PLACES, place), Concept(PLACES, around)


def _areas(connection: sqlite3.Connection) -> Iterator[tuple[Concept, Concept]]:
    for place, area in connection.execute(AREAS, [MOST_IN_AN_AREA]):
        yield Concept(PLACES, place), Concept(PLACES, area)


def _related(connection: sqlite3.Connection) -> Iterator[tuple[Concept, Concept]]:
    terms = (
        "select scheme, vocabulary_terms.id, value from vocabulary_terms, json_each(related) where related is not null"
    )
    for scheme, term, other in connection.execute(terms):
        yield Concept(scheme, term), Concept(*other.split(":"))


def _frequencies(connection: sqlite3.Connection) -> dict[str, int]:
    connection.execute(f"create virtual table temp.search_words using fts5vocab(main, {TABLE}_fts, row)")
    found = dict(connection.execute("select term, doc from temp.search_words").fetchall())
    connection.execute("drop table temp.search_words")
    return found
