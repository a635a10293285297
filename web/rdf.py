"""Graphs as files, in two forms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph

TYPES = {"ttl": "text/turtle; charset=utf-8", "jsonld": "application/ld+json"}
"""Media types by the ending of a file."""


def written(graph: Graph, form: str) -> bytes:
    """A graph as a file with an ending, the same bytes for the same graph."""
    return _json(graph) if form == "jsonld" else graph.serialize(format="turtle", encoding="utf-8")


def _json(graph: Graph) -> bytes:
    """With the prefixes of the graph, things in the order of their addresses."""
    prefixes = {prefix: str(namespace) for prefix, namespace in graph.namespaces()}
    things = json.loads(graph.serialize(format="json-ld", context=prefixes))["@graph"]
    document = {"@context": prefixes, "@graph": sorted(things, key=lambda thing: str(thing["@id"]))}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
