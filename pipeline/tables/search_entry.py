"""What search knows of one record: its names, terms, places, ties and texts, and how they are written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from schema.base import Text
from schema.inside import models
from schema.organisation import Organisation
from search.lexicon import Concept

Pairs = list[tuple[str, str]]
"""Texts, each with its language."""
NOT_SEARCHED = {"caveats", "note", "as_of_note", "date_note", "base_note", "languages_note"}
"""Texts that tell what is not so, or of something else."""


@dataclass
class Entry:
    """One record as search sees it."""

    names: Pairs
    summary: Text | None = None
    tags: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    shown_places: list[str] = field(default_factory=list)
    related: Pairs = field(default_factory=list)
    related_tags: set[str] = field(default_factory=set)


def versions(text: Text | None) -> Pairs:
    """A text in each of its languages."""
    return [(language, words) for language, words, _ in text.versions()] if text else []


def texts_of(record: Any) -> Iterator[tuple[str, str]]:
    """All texts of a record that say what is so, in each of their languages."""
    for path, model in models(record):
        if isinstance(model, Text) and not NOT_SEARCHED & set(map(str, path)):
            yield from versions(model)


def tags(scheme: str, terms: Iterable[str]) -> set[str]:
    """Tokens of terms."""
    return {Concept(scheme, term).token for term in terms}


def organisation_names(record: Organisation) -> Pairs:
    """Every name that an organisation goes by."""
    names = [record.name, record.acronym, *(other.name for other in record.other_names)]
    return [("", name) for name in names if name]
