"""What the entries of search need to know of other records, and how they are tied to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from pipeline.collection import Collection
from pipeline.tables.places import all_around, directly_around
from pipeline.tables.search_entry import Entry, organisation_names, tags
from pipeline.tables.shape import Facts
from schema.glossary import GlossaryTerm
from schema.service import Service
from search import tokens
from search.folding import fold
from search.lexicon import ORGANISATIONS, PROVIDED_BY, Concept

PRECISE = ("commune", "city", "district")
"""Kinds of place that tell where something is; any wider one tells only around where."""
GLOSSED = ("needs", "audiences", "legal-statuses", "themes", "event-kinds", "document-kinds")
"""Vocabularies whose words the glossary explains."""

folded = cache(fold)
"""Labels folded once, which the glossary and the labels of search both ask for."""


def words_of(term: GlossaryTerm) -> list[str]:
    """The words that a term of the glossary explains; "SPADA / PADA" is two words for one thing."""
    return list(dict.fromkeys([term.term, *term.term.split(" / "), *term.other_terms]))


@dataclass(frozen=True)
class Neighbours:
    """What the entries of a collection need to know of other records."""

    collection: Collection
    facts: Facts

    @cached_property
    def within(self) -> dict[str, set[str]]:
        """Every place with all places that it lies in, itself included."""
        outer = directly_around(self.collection)
        return {place: all_around(place, outer) for place in self.collection.places}

    @cached_property
    def countries(self) -> dict[str, str]:
        """Place of each country by its code."""
        return {
            place.country: name
            for name, place in self.collection.places.items()
            if place.kind == "country" and place.country
        }

    @cached_property
    def services_of(self) -> dict[str, list[Service]]:
        """Services by provider."""
        found: dict[str, list[Service]] = {}
        for service in self.collection.services.values():
            for provider in service.providers:
                found.setdefault(provider, []).append(service)
        return found

    @cached_property
    def labels(self) -> dict[str, set[str]]:
        """Tokens of the terms that each folded word of the glossary stands for."""
        found: dict[str, set[str]] = {
            fold(word): set() for term in self.collection.glossary.values() for word in words_of(term)
        }
        for scheme in GLOSSED:
            vocabulary = self.collection.vocabularies.get(scheme)
            for term in vocabulary.terms if vocabulary else []:
                token = Concept(scheme, term.id).token
                for word in (word for labels in term.labels.values() for word, _ in labels.typed()):
                    if (key := folded(word)) in found:
                        found[key].add(token)
        return found

    def given_by(self, entry: Entry, organisations: Iterable[str]) -> None:
        """Let organisations be those who give, carry, publish or call what the entry is."""
        organisations = list(organisations)
        entry.tags |= tags(PROVIDED_BY, organisations)
        self.tied_to(entry, organisations)

    def tied_to(self, entry: Entry, organisations: Iterable[str]) -> None:
        """Tie an entry to organisations, by all their names."""
        for each in dict.fromkeys(organisations):
            entry.related_tags |= tags(ORGANISATIONS, [each])
            entry.related += organisation_names(self.collection.organisations[each])

    def at(self, entry: Entry, places: Iterable[str]) -> None:
        """Put an entry into places."""
        for place in dict.fromkeys(places):
            entry.shown_places.append(place)
            entry.places |= {tokens.given_in(around) for around in self.within[place]}
            if self.collection.places[place].kind not in PRECISE:
                entry.places.add(tokens.somewhere_in(place))

    def over(self, entry: Entry, places: Iterable[str]) -> None:
        """Let an entry cover places."""
        for place in dict.fromkeys(places):
            entry.shown_places.append(place)
            entry.places.add(tokens.covers(place))
            entry.places |= {tokens.covers_part_of(around) for around in self.within[place] - {place}}
