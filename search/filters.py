"""What a search is narrowed to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schema.freshness import AGEING_YEARS, years_before
from search.answered_by import Narrowing, narrowing
from search.lexicon import Lexicon


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
