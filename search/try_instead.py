"""What to ask instead where nothing that still exists answers: parts of the question that do, or what there is."""

import sqlite3

from search.answer import answer
from search.filters import Filters
from search.library import Library
from search.question import Question

MOST = 6


def try_instead(
    connection: sqlite3.Connection, library: Library, question: Question, filters: Filters, language: str = "en"
) -> list[str]:
    """Questions that have an answer, nearest first: within the filters, or without them where nothing is.

    Where no part of the question has one, the widest needs, in its own language or else in the one of the page.
    """
    telling = [part for part in question.parts if part.concepts or not any(map(str.isdigit, part.words))]
    parts = [part.offered or question.as_typed(part) for part in telling]
    whole = [" ".join(parts)] if parts else []

    def answered(texts: list[str], within: Filters) -> list[str]:
        return [text for text in dict.fromkeys(texts) if answer(connection, library, text, within, 1).running]

    near = answered(parts, filters) or answered([*whole, *parts], Filters(today=filters.today))
    spoken = library.lexicon.language_of(question.folded.split())
    return near[:MOST] or library.first_needs(spoken or language)[:MOST]
