"""Columns of the wide views: SQL that puts what a record holds into words, and what it means.

Lists stand in the order of the record, joined by "; "; terms stand as their English labels.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.tables import views
from pipeline.tables.shape import Column, Table, View

JOINED = 'joined by "; "'
LIST = "(\n    select group_concat(told, '; ')\n    from (select {told} as told from {rows} order by {order})\n  )"
LABEL = "(select label from vocabulary_terms where scheme = '{scheme}' and id = {value})"
LABELLED = "cross join vocabulary_terms on vocabulary_terms.scheme = '{scheme}' and vocabulary_terms.id = {value}"
CONTACT = """kinds.label || ': ' || contacts.value || ' (' || uses.label || ', '
        || coalesce(contacts.as_of, 'undated') || ')'"""
CONTACTS = """contacts
      cross join vocabulary_terms as kinds on kinds.scheme = 'contact-kinds' and kinds.id = contacts.kind
      cross join vocabulary_terms as uses on uses.scheme = 'contact-uses' and uses.id = contacts.use
      where contacts.record_kind = '{kind}' and contacts.record_id = {table}.id"""
CITED = """citations cross join sources on sources.id = citations.source_id
      where citations.record_kind = '{kind}' and citations.record_id = {table}.id and citations.field = ''"""


class InWords(NamedTuple):
    """A column of a wide view."""

    column: Column
    sql: str


def view(table: Table, description: str, *columns: Iterable[InWords]) -> View:
    """The wide view of a table: one row a record."""
    every = [each for some in columns for each in some]
    selected = ",\n  ".join(f"{each.sql} as {each.column.name}" for each in every)
    name = f"{table.name}_in_words"
    sql = f"create view {name} as\nselect\n  {selected}\nfrom {table.name}"
    return View(name, description, tuple(each.column for each in every), sql=sql)


def same(table: Table, columns: str) -> Iterator[InWords]:
    """Columns of the table as they are."""
    for column in views.same(table, columns):
        yield InWords(column, f"{table.name}.{column.name}")


def text(name: str, meaning: str, sql: str) -> Iterator[InWords]:
    """A text that the view makes of what it finds."""
    yield InWords(Column(name, f"{meaning}."), sql)


def texts(name: str, meaning: str, told: str, rows: str, order: str = "list.key") -> Iterator[InWords]:
    """A list of texts, from some rows in some order."""
    yield InWords(Column(name, f"{meaning}, {JOINED}."), LIST.format(told=told, rows=rows, order=order))


def names(name: str, meaning: str, values: str, table: str) -> Iterator[InWords]:
    """Names of the records whose ids a column lists."""
    return texts(name, meaning, f"{table}.name", f"{listed(values)} cross join {table} on {table}.id = list.value")


def labels(name: str, meaning: str, values: str, scheme: str) -> Iterator[InWords]:
    """Labels of the terms that a column lists."""
    rows = f"{listed(values)} {LABELLED.format(scheme=scheme, value='list.value')}"
    return texts(name, f"{meaning}: English labels", "vocabulary_terms.label", rows)


def label(name: str, meaning: str, value: str, scheme: str) -> Iterator[InWords]:
    """Label of the one term that a column holds."""
    return text(name, meaning, LABEL.format(scheme=scheme, value=value))


def listed(values: str) -> str:
    """The values of a column with a JSON array, as rows."""
    return f"json_each({values}) as list"


def contacts(table: Table, kind: str) -> Iterator[InWords]:
    """Public contacts of a record."""
    meaning = "Public contacts: kind, value, use and the date they speak of"
    return texts("contacts", meaning, CONTACT, CONTACTS.format(kind=kind, table=table.name), "contacts.position")


def sources(table: Table, kind: str) -> Iterator[InWords]:
    """Sources that the whole record rests on."""
    meaning = "Addresses of the sources that the whole record rests on, titles of those without"
    rows = CITED.format(kind=kind, table=table.name)
    return texts("sources", meaning, "coalesce(sources.link, sources.title)", rows, "citations.source_id")
