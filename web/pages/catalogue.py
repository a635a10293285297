"""The catalogue of what is given away, for portals of open data."""

import sqlite3

from extracts.offered import offered
from web.page import File
from web.rdf import TYPES, written
from web.visit import Visit


def catalogue_file(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> File:
    """The catalogue after DCAT-AP, made anew where extracts have been written since."""
    form = parts["form"]
    extracts = offered(connection, visit.extracts)

    def make(address: str) -> bytes:
        # RDF is loaded by those who ask for it: a start-up does not wait for it.
        from linked.catalogue import catalogue

        return written(catalogue(connection, address, visit.mailbox, extracts), form)

    name = ("dcat", form, visit.mailbox, extracts.stamp if extracts else None)
    return File(visit.kept.file(name, visit.address, make), TYPES[form])
