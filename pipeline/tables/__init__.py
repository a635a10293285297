"""The tables of the directory, in an order in which each refers only to earlier ones."""

from pipeline.tables import documents, events, evidence, organisations, places, practices, services, words
from pipeline.tables.shape import Table

TABLES: tuple[Table, ...] = (
    *places.TABLES,
    *organisations.TABLES,
    *services.TABLES,
    *practices.TABLES,
    *events.TABLES,
    *documents.TABLES,
    *words.TABLES,
    *evidence.TABLES,
)
