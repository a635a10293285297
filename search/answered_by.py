"""By which terms and places records answer a filter: which answer it for sure, and which leave it open."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from search import audiences, tokens
from search.lexicon import MEMBERS, ORGANISATIONS, PLACES, Concept, Lexicon

SCHEMES: dict[str, tuple[str, ...]] = {
    "kind": ("record-kinds",),
    "need": ("needs",),
    "theme": ("themes",),
    "type": ("organisation-kinds", "event-kinds", "document-kinds"),
    "network": (ORGANISATIONS,),
    "audience": ("audiences",),
    "place": (PLACES,),
    "language": ("languages",),
    "status": ("legal-statuses",),
    "freshness": ("freshness",),
    "year": (tokens.YEARS,),
}
"""What the values of each filter are ids of; no two kinds of record have a type of the same name."""
CARRIED = {**SCHEMES, "network": (MEMBERS,)}
"""Schemes of the tokens that records answer by."""
EXACT = ("kind", "type", "network", "freshness")
"""Filters that a record answers by just this value."""
WHOEVER = {"audience": "anyone", "status": "any"}
"""Term that answers for all others."""
A_SERVICE, AN_ORGANISATION = (tokens.tag("record-kinds", kind) for kind in ("service", "organisation"))


class Narrowing(NamedTuple):
    """One filter: the terms and places of records that answer it for sure, and of those that may answer it."""

    name: str
    """Parameter of the filter."""
    tokens: tuple[str, ...]
    """Own terms and places, any of which answers it."""
    perhaps: tuple[str, ...] = ()
    """Those that leave it open."""
    of_services: tuple[str, ...] = ()
    """Terms of services, by which their organisations answer it perhaps."""
    named: tuple[str, ...] = ()
    """Terms and places that are the ones asked for, within them or sure to take them in, not for whoever comes or all
    around; none of filters that name nothing."""

    @property
    def words(self) -> Iterator[str]:
        """All that the index is asked for."""
        return chain(self.tokens, self.perhaps, self.of_services, [AN_ORGANISATION] if self.of_services else ())


def narrowing(name: str, terms: tuple[str, ...], lexicon: Lexicon) -> Narrowing:
    """The filter of a parameter for some of its values."""
    if name in EXACT:
        return Narrowing(name, tuple(tokens.tag(scheme, term) for scheme in CARRIED[name] for term in terms))
    if name == "place":
        return _places(terms, lexicon)
    if name == "language":
        # No source says which languages are not spoken.
        spoken = tuple(tokens.tag("languages", language) for language in terms)
        return Narrowing(name, spoken, (A_SERVICE,), named=spoken)
    if name == "year":
        perhaps = [tokens.tag(tokens.PERHAPS_YEARS, year) for year in terms]
        of_year = tuple(tokens.tag(tokens.YEARS, year) for year in terms)
        return Narrowing(name, of_year, (*perhaps, tokens.unknown(tokens.YEARS)), named=of_year)
    return _of_scheme(name, terms, lexicon)


def _of_scheme(name: str, terms: tuple[str, ...], lexicon: Lexicon) -> Narrowing:
    """A term and narrower ones for sure; a wider one, silence, or a service of an organisation leaves it open.

    Of audiences, a wider one answers for sure unless it takes in most who ask.
    """
    (scheme,) = SCHEMES[name]
    concepts = [Concept(scheme, term) for term in terms]
    narrower = [each for concept in concepts for each in lexicon.narrower.get(concept, ())]
    whoever = [tokens.tag(scheme, WHOEVER[name])] if name in WHOEVER else []
    named = tuple(each.token for each in (*concepts, *narrower))
    wider = [each.token for concept in concepts for each in lexicon.broader.get(concept, ())]
    if scheme == audiences.SCHEME:
        named += audiences.sure_for(terms, lexicon)
        wider += audiences.perhaps_for(terms)
    sure = (*named, *whoever)
    return Narrowing(name, sure, (*wider, tokens.unknown(scheme)), sure, named)


def _places(places: tuple[str, ...], lexicon: Lexicon) -> Narrowing:
    """What is inside a place or covers it for sure; somewhere around it, or silence, leaves it open."""
    around = {place: lexicon.broader.get(Concept(PLACES, place), ()) for place in places}
    sure = [
        token
        for place in places
        for token in (tokens.given_in(place), tokens.covers(place), tokens.covers_part_of(place))
    ]
    sure += [tokens.covers(wider.term) for each in around.values() for wider in each]
    near = [tokens.somewhere_in(wider.term) for each in around.values() for wider in each]
    named = tuple(token for place in places for token in (tokens.given_in(place), tokens.covers(place)))
    return Narrowing("place", tuple(sure), (*near, tokens.unknown(PLACES)), named=named)
