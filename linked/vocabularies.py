"""Vocabularies as the database holds them: schemes, their concepts, and every word for them."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

SCHEMES = "select id, title, title_fr, description, description_fr, term_count from vocabularies {where} order by id"
CONCEPTS = """
select id, broader, definition, definition_fr, not_to_confuse, matches from vocabulary_terms
where scheme = ? order by position
"""
LABELS = """
select term, language, label, use = 'machine', position = 0 from vocabulary_labels
where scheme = ? order by term, language, position
"""
HIDDEN = "select term, language, label from search_labels where scheme = ? and hidden order by term, language, label"
CREDITS = "select distinct term, source_id from label_credits where scheme = ? order by term, source_id"
CREDITED = """
select id, title, language, publisher, licence, link from sources
where id in (select source_id from label_credits where scheme = ?) order by id
"""


class Word(NamedTuple):
    """A label in a language."""

    text: str
    language: str
    is_machine_made: bool = False


@dataclass
class Concept:
    """One term of a scheme."""

    id: str
    broader: str | None
    definition: Mapping[str, str]
    """By language; all by editors."""
    not_to_confuse: Sequence[str]
    matches: Sequence[tuple[str, str]]
    """Other vocabulary and its term."""
    preferred: list[Word] = field(default_factory=list)
    others: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    """Words that search understands and no page shows."""
    credits: list[str] = field(default_factory=list)
    """Sources that attest its words."""


@dataclass(frozen=True)
class Credit:
    """A word list."""

    id: str
    title: str
    language: str
    publisher: str
    licence: str | None
    link: str | None


@dataclass(frozen=True)
class Scheme:
    """A vocabulary without its terms."""

    id: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    size: int


def read_schemes(connection: sqlite3.Connection) -> list[Scheme]:
    """Every vocabulary."""
    return [_scheme(row) for row in connection.execute(SCHEMES.format(where=""))]


def read_scheme(connection: sqlite3.Connection, scheme: str) -> Scheme | None:
    """One vocabulary, None where there is no such."""
    row = connection.execute(SCHEMES.format(where="where id = ?"), [scheme]).fetchone()
    return _scheme(row) if row else None


def read_concepts(connection: sqlite3.Connection, scheme: str) -> list[Concept]:
    """The terms of a vocabulary in their order, with all their words."""
    concepts = {concept.id: concept for concept in _concepts(connection, scheme)}
    for term, language, text, is_machine_made, is_preferred in connection.execute(LABELS, [scheme]):
        words = concepts[term].preferred if is_preferred else concepts[term].others
        words.append(Word(text, language, bool(is_machine_made)))
    for term, language, text in connection.execute(HIDDEN, [scheme]):
        concepts[term].hidden.append(Word(text, language))
    for term, source in connection.execute(CREDITS, [scheme]):
        concepts[term].credits.append(source)
    return list(concepts.values())


def read_credits(connection: sqlite3.Connection, scheme: str) -> list[Credit]:
    """The word lists that attest words of a vocabulary."""
    return [Credit(*row) for row in connection.execute(CREDITED, [scheme])]


def _scheme(row: Sequence[str]) -> Scheme:
    scheme, title, title_fr, description, description_fr, size = row
    return Scheme(scheme, _by_language(title, title_fr), _by_language(description, description_fr), int(size))


def _concepts(connection: sqlite3.Connection, scheme: str) -> Iterator[Concept]:
    for term, broader, definition, definition_fr, others, matches in connection.execute(CONCEPTS, [scheme]):
        pairs = (match.partition(":") for match in json.loads(matches or "[]"))
        yield Concept(
            term,
            broader,
            _by_language(definition, definition_fr),
            json.loads(others or "[]"),
            [(vocabulary, other) for vocabulary, _, other in pairs],
        )


def _by_language(english: str | None, french: str | None) -> dict[str, str]:
    return {code: text for code, text in (("en", english), ("fr", french)) if text}
