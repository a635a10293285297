"""What to ask instead where nothing was found: parts of the question that find something, or what there is at all."""

import sqlite3

from search.answer import answer
from search.filters import Filters
from search.library import Library
from search.question import Question

MOST = 6


def try_instead(connection: sqlite3.Connection, library: Library, question: Question, filters: Filters) -> list[str]:
    """Questions that have an answer, nearest first."""
    parts = [part.corrected or " ".join(part.words) for part in question.parts]
    unfiltered = [" ".join(parts)] if parts else []
    near = [text for text in [*unfiltered, *parts] if answer(connection, library, text, Filters(), 1).total]
    return list(dict.fromkeys(near))[:MOST] or library.first_needs[:MOST]
