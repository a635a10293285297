"""Texts of things in RDF."""

from rdflib import Graph, Literal
from rdflib.term import Node


def texts(graph: Graph, thing: Node, name: Node) -> set[Literal]:
    """Every text of a thing by one property, which has nothing but texts."""
    found = set(graph.objects(thing, name))
    literals = {each for each in found if isinstance(each, Literal)}
    assert literals == found, (thing, name)
    return literals
