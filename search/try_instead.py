"""What to ask instead where nothing was found: parts of the question that find something, or what there is at all."""

import sqlite3

from search.answer import answer
from search.filters import Filters
from search.library import Library
from search.question import Question

MOST = 6


def try_instead(connection: sqlite3.Connection, library: Library, question: Question, filters: Filters) -> list[str]:
    """Questions that have an answer, nearest first: within the filters, or without them where nothing is."""
    parts = [part.corrected or " ".join(part.words) for part in question.parts]
    whole = [" ".join(parts)] if parts else []

    def answered(texts: list[str], within: Filters) -> list[str]:
        return [text for text in dict.fromkeys(texts) if answer(connection, library, text, within, 1).running]

    near = answered(parts, filters) or answered([*whole, *parts], Filters())
    return near[:MOST] or library.first_needs[:MOST]
