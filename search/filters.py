"""What a search is narrowed to, as expressions of the index: what answers for sure, and what leaves it open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from schema.freshness import AGEING_YEARS, years_before
from search import audiences, tokens
from search.expression import all_of, any_of, quoted
from search.lexicon import MEMBERS, PLACES, Concept, Lexicon

SERVICES, ORGANISATIONS = (tokens.tag("record-kinds", kind) for kind in ("service", "organisation"))


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


@dataclass(frozen=True)
class Filters:
    """Values of each parameter: any within one, all between them."""

    kinds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    freshness: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    current: bool = False
    open_at: date | None = None
    """A moment, or a day: at some time of it."""
    today: date = date.min

    @property
    def fresh_since(self) -> str:
        """First day on which something that is neither old nor undated can have been attested."""
        return years_before(self.today, AGEING_YEARS).isoformat()

    def narrowings(self, lexicon: Lexicon) -> Iterator[Narrowing]:
        """Each filter that is set and that the terms of records answer; columns answer the others."""
        for name, terms in self._terms().items():
            if terms:
                yield narrowing(name, terms, lexicon)

    def _terms(self) -> dict[str, tuple[str, ...]]:
        return {
            "kind": self.kinds,
            "need": self.needs,
            "theme": self.themes,
            "type": self.types,
            "network": self.networks,
            "audience": self.audiences,
            "status": self.statuses,
            "language": self.languages,
            "place": self.places,
            "year": self.years,
        }


SCHEMES = {"need": "needs", "theme": "themes", "audience": "audiences", "status": "legal-statuses"}
"""Vocabularies in which a narrower term answers for a wider one."""
EXACT = {
    "kind": ("record-kinds",),
    "type": ("organisation-kinds", "event-kinds", "document-kinds"),
    "network": (MEMBERS,),
    "freshness": ("freshness",),
}
"""Filters that a record answers by just this value, and the schemes of its tokens."""
WHOEVER = {"audience": "anyone", "status": "any"}
"""Term that answers for all others."""


def narrowing(name: str, terms: tuple[str, ...], lexicon: Lexicon) -> Narrowing:
    """The filter of a parameter for some of its values."""
    if name in EXACT:
        return Narrowing(name, tuple(tokens.tag(scheme, term) for scheme in EXACT[name] for term in terms), None)
    if name == "place":
        return _places(terms, lexicon)
    if name == "language":
        # No source says which languages are not spoken.
        spoken = tuple(tokens.tag("languages", language) for language in terms)
        return Narrowing(name, spoken, _one_of([SERVICES]), spoken)
    if name == "year":
        perhaps = [tokens.tag(tokens.PERHAPS_YEARS, year) for year in terms]
        of_year = tuple(tokens.tag(tokens.YEARS, year) for year in terms)
        return Narrowing(name, of_year, _one_of([*perhaps, tokens.unknown(tokens.YEARS)]), of_year)
    return _of_scheme(name, terms, lexicon)


def _of_scheme(name: str, terms: tuple[str, ...], lexicon: Lexicon) -> Narrowing:
    """A term and narrower ones for sure; a wider one, silence, or a service of an organisation leaves it open.

    Of audiences, a wider one answers for sure unless it takes in most who ask.
    """
    scheme = SCHEMES[name]
    concepts = [Concept(scheme, term) for term in terms]
    narrower = [each for concept in concepts for each in lexicon.narrower.get(concept, ())]
    whoever = [tokens.tag(scheme, WHOEVER[name])] if name in WHOEVER else []
    named = tuple(each.token for each in (*concepts, *narrower))
    wider = [each.token for concept in concepts for each in lexicon.broader.get(concept, ())]
    if scheme == audiences.SCHEME:
        named += audiences.sure_for(terms, lexicon)
        wider += audiences.perhaps_for(terms)
    sure = [*named, *whoever]
    given = all_of([_in("related", sure), _one_of([ORGANISATIONS])])
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
