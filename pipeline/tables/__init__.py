"""The tables of the directory, in an order in which each refers only to earlier ones."""

from pipeline.tables import (
    documents,
    events,
    evidence,
    facts_about,
    organisations,
    pages,
    phrases,
    places,
    practices,
    quality,
    search,
    search_labels,
    service_access,
    service_pairs,
    service_places,
    services,
    views,
    views_in_words,
    words,
)
from pipeline.tables.shape import Table, View

TABLES: tuple[Table, ...] = (
    *places.TABLES,
    *organisations.TABLES,
    *services.TABLES,
    *service_pairs.TABLES,
    *service_places.TABLES,
    *service_access.TABLES,
    *quality.TABLES,
    *practices.TABLES,
    *events.TABLES,
    *documents.TABLES,
    *words.TABLES,
    *evidence.TABLES,
    *facts_about.TABLES,
    *phrases.TABLES,
    *search.TABLES,
    *search_labels.TABLES,
    *pages.TABLES,
)

VIEWS: tuple[View, ...] = (*views_in_words.VIEWS, *views.VIEWS)
