"""Which filters the form of each list offers, and in which order: those that its records can answer."""

SEARCH = "search"
"""The list of every kind."""
OFFERED: dict[str, tuple[str, ...]] = {
    SEARCH: ("need", "theme", "audience", "place", "language", "status", "kind", "current", "open"),
    "services": ("need", "audience", "place", "language", "status", "freshness", "open"),
    "organisations": ("theme", "type", "network", "place", "need", "audience", "freshness"),
    "practices": ("theme", "audience", "place", "freshness"),
    "events": ("theme", "type", "audience", "place", "year"),
    "documents": ("theme", "type", "audience", "place", "year"),
    "places": ("place",),
    "glossary": (),
}
"""By list; whatever else an address asks is answered all the same, and can be taken away."""
TICKED = ("kind", "freshness")
"""Filters of so few values that each is a box to tick."""
