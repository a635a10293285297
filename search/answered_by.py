"""By which terms and places records answer a filter: which answer it for sure, and which leave it open."""

from collections.abc import Iterable
from typing import NamedTuple

from search import audiences, tokens
from search.expression import all_of, any_of, quoted
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
    """One filter: the terms of records that answer it for sure, and those that may answer it, as an expression."""

    name: str
    """Parameter of the filter."""
    tokens: tuple[str, ...]
    """Own terms and places, any of which answers it."""
    perhaps: str | None
    named: tuple[str, ...] = ()
    """Terms and places that are the ones asked for, within them or sure to take them in, not for whoever comes or all
    around."""

    @property
    def sure(self) -> str:
        """Records that answer it, as an expression."""
        return _one_of(self.tokens)

    @property
    def by_name(self) -> str:
        """Those that name what is asked, as an expression; nothing for filters that name nothing."""
        return _one_of(self.named) if self.named else ""


def narrowing(name: str, terms: tuple[str, ...], lexicon: Lexicon) -> Narrowing:
    """The filter of a parameter for some of its values."""
    if name in EXACT:
        return Narrowing(name, tuple(tokens.tag(scheme, term) for scheme in CARRIED[name] for term in terms), None)
    if name == "place":
        return _places(terms, lexicon)
    if name == "language":
        # No source says which languages are not spoken.
        spoken = tuple(tokens.tag("languages", language) for language in terms)
        return Narrowing(name, spoken, _one_of([A_SERVICE]), spoken)
    if name == "year":
        perhaps = [tokens.tag(tokens.PERHAPS_YEARS, year) for year in terms]
        of_year = tuple(tokens.tag(tokens.YEARS, year) for year in terms)
        return Narrowing(name, of_year, _one_of([*perhaps, tokens.unknown(tokens.YEARS)]), of_year)
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
    sure = [*named, *whoever]
    given = all_of([_in("related", sure), _one_of([AN_ORGANISATION])])
    return Narrowing(name, tuple(sure), any_of([_one_of([*wider, tokens.unknown(scheme)]), f"({given})"]), named)


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
    return Narrowing("place", tuple(sure), _one_of([*near, tokens.unknown(PLACES)]), named)


def _one_of(found: Iterable[str]) -> str:
    """A record's own terms and places: what it is tied to may have others."""
    return _in("tags places", found)


def _in(columns: str, found: Iterable[str]) -> str:
    return f"{{{columns}}} : ({' OR '.join(map(quoted, found))})"
