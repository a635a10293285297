"""How things point to each other: addresses of records and terms, and the type and name that a pointer gives."""

from collections.abc import Iterable
from dataclasses import dataclass

from linked.types import Types
from linked.values import Node, node, tag, worded
from web.labels import Labels
from web.records import Names


@dataclass(frozen=True, repr=False)
class Links:
    """The addresses of a site, with what is known of the things that one record names."""

    address: str
    """Beginning of every address of the site, without a final slash."""
    names: Names
    labels: Labels
    types: Types

    def page(self, folder: str, record: str) -> str:
        """The lasting address of a record."""
        return f"{self.address}/{folder}/{record}"

    def concept(self, scheme: str, term: str) -> str:
        """The lasting address of a term."""
        return f"{self.address}/vocabularies/{scheme}#{term}"

    def to(self, folder: str, record: str) -> Node:
        """A pointer to another record."""
        named = self.names.get((folder, record))
        name = worded(named.name, named.language) if named else None
        return node(self.types.of(folder, record), self.page(folder, record), name=name)

    def to_all(self, folder: str, records: Iterable[str]) -> list[Node]:
        """Pointers to several records."""
        return [self.to(folder, record) for record in records]

    def term(self, scheme: str, term: str) -> Node:
        """A term with its English label."""
        return node("DefinedTerm", self.concept(scheme, term), name=self.label(scheme, term))

    def themes(self, terms: Iterable[str]) -> list[Node]:
        """What something is about or works on."""
        return [self.term("themes", term) for term in terms]

    def audiences(self, terms: Iterable[str]) -> list[Node]:
        """Those whom something is for or about."""
        return [
            node("Audience", self.concept("audiences", term), audienceType=self.label("audiences", term))
            for term in terms
        ]

    def label(self, scheme: str, term: str) -> str | Node:
        """What a term is called in English."""
        label = self.labels.of(scheme, term, "en")
        return worded(label.text, tag(label.language, is_machine_made=label.is_machine_made))
