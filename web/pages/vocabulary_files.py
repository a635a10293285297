"""The vocabularies as SKOS, all in one file or each in its own."""

import sqlite3
from collections.abc import Sequence

from linked.vocabularies import Scheme, read_scheme, read_schemes
from web.page import File, Page, Redirect
from web.pages.withdrawn import file_of, withdrawn
from web.rdf import TYPES, written
from web.visit import Visit


def vocabulary_files(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> File:
    """Every vocabulary in one file."""
    return _file(connection, visit, "", read_schemes(connection), parts["form"])


def vocabulary_file(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page | Redirect | File:
    """One vocabulary, or what became of it; NotFound where there never was such."""
    scheme = read_scheme(connection, parts["scheme"])
    if scheme is None:
        return file_of(withdrawn(connection, visit, "vocabularies", parts["scheme"]), parts["form"])
    return _file(connection, visit, scheme.id, [scheme], parts["form"])


def _file(connection: sqlite3.Connection, visit: Visit, name: str, schemes: Sequence[Scheme], form: str) -> File:
    def make(address: str) -> bytes:
        # RDF is loaded by those who ask for it: a start-up does not wait for it.
        from linked.skos import skos

        return written(skos(connection, schemes, address), form)

    return File(visit.kept.file(("vocabularies", name, form), visit.address, make), TYPES[form])
