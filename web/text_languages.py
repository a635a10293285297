"""Of which language words are that the index or a table shows of a record, where its texts tell."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from schema.base import Entry, Text
from schema.inside import models
from web.languages import ENGLISH

VERSIONS = """
select record_kind, record_id, language, text from json_each(?) as asked join texts
on record_kind = json_extract(asked.value, '$[0]') and record_id = json_extract(asked.value, '$[1]')
where instr(field, '.') = 0
"""
"""Of the record itself, none of its parts."""
LANGUAGE_OF_NAME = """
case found.kind
when 'document' then (select languages ->> 0 from documents where documents.id = found.id)
when 'term' then (select language from glossary where glossary.id = found.id)
else (select language from texts where record_kind = found.kind and record_id = found.id and field in ('name', 'title')
      and text = found.name order by language <> 'en' limit 1) end
"""
"""Of an entry of the index, as its record or its texts tell: those of organisations tell none."""
CUT = " …"
"""How the index ends what it has cut short."""
Versions = Sequence[tuple[str, str]]
"""Language and text."""
Texts = Mapping[tuple[str, str], Versions]
"""By kind and id of the record."""


def versions_of(connection: sqlite3.Connection, records: Iterable[tuple[str, str]]) -> Texts:
    """Texts of some records."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for kind, record, language, text in connection.execute(VERSIONS, [json.dumps(sorted(set(records)))]):
        found.setdefault((kind, record), []).append((language, text))
    return found


def language_of(words: str, versions: Versions, page: str) -> str | None:
    """The language of a text, or of its beginning; the page's where it is the same there, None where none tells."""
    start = words.removesuffix(CUT)
    found = {code for code, text in versions if text == words or (start != words and text.startswith(start))}
    return next((code for code in (page, ENGLISH, *sorted(found)) if code in found), None)


def stand_in_english(records: Iterable[Entry], page: str) -> bool:
    """Whether texts of some records stand in English on a page of another language: nobody has translated them."""
    texts = (model for record in records for _, model in models(record) if isinstance(model, Text))
    return page != ENGLISH and any(text.get(page) is None and text.get(ENGLISH) for text in texts)
