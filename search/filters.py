"""What a search is narrowed to, as expressions of the index: what answers for sure, and what leaves it open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from schema.freshness import AGEING_YEARS, years_before
from search import tokens
from search.expression import all_of, any_of, quoted
from search.lexicon import PLACES, Concept, Lexicon

SERVICES, ORGANISATIONS = (tokens.tag("record-kinds", kind) for kind in ("service", "organisation"))


class Narrowing(NamedTuple):
    """One filter: records that answer it, and records that may."""

    sure: str
    perhaps: str | None


@dataclass(frozen=True)
class Filters:
    """Values of each parameter: any within one, all between them."""

    kinds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    current: bool = False
    open_at: datetime | None = None
    today: date = date.min

    @property
    def fresh_since(self) -> str:
        """First day on which something that is neither old nor undated can have been attested."""
        return years_before(self.today, AGEING_YEARS).isoformat()

    def narrowings(self, lexicon: Lexicon) -> Iterator[Narrowing]:
        """Each filter that is set, as expressions."""
        if self.kinds:
            yield Narrowing(_one_of(tokens.tag("record-kinds", kind) for kind in self.kinds), None)
        if self.needs:
            yield _terms("needs", self.needs, lexicon)
        if self.audiences:
            yield _terms("audiences", self.audiences, lexicon, whoever="anyone")
        if self.statuses:
            yield _terms("legal-statuses", self.statuses, lexicon, whoever="any")
        if self.languages:
            # No source says which languages are not spoken.
            spoken = _one_of(tokens.tag("languages", language) for language in self.languages)
            yield Narrowing(spoken, _one_of([SERVICES]))
        if self.places:
            yield _places(self.places, lexicon)


def _terms(scheme: str, terms: tuple[str, ...], lexicon: Lexicon, whoever: str | None = None) -> Narrowing:
    """A term and narrower ones for sure; a wider one, silence, or a service of an organisation leaves it open."""
    concepts = [Concept(scheme, term) for term in terms]
    narrower = [each for concept in concepts for each in lexicon.narrower.get(concept, ())]
    sure = [each.token for each in (*concepts, *narrower)] + ([tokens.tag(scheme, whoever)] if whoever else [])
    wider = [each.token for concept in concepts for each in lexicon.broader.get(concept, ())]
    given = all_of([_in("related", sure), _one_of([ORGANISATIONS])])
    return Narrowing(_one_of(sure), any_of([_one_of([*wider, tokens.unknown(scheme)]), f"({given})"]))


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
    return Narrowing(_one_of(sure), _one_of([*near, tokens.unknown(PLACES)]))


def _one_of(found: Iterable[str]) -> str:
    """A record's own terms and places: what it is tied to may have others."""
    return _in("tags places", found)


def _in(columns: str, found: Iterable[str]) -> str:
    return f"{{{columns}}} : ({' OR '.join(map(quoted, found))})"
