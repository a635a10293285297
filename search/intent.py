"""What a question is after: something to use, who bears a name, a kind of record; and from where and for whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from search import weights
from search.documents import Document
from search.lexicon import ORGANISATIONS, Lexicon
from search.question import Question

WHO = {"audiences", "legal-statuses"}
"""Vocabularies that say who asks."""
TO_USE = {"needs", "audiences", "places", "legal-statuses"}
NAMED = {ORGANISATIONS, "relation-roles"}
KIND_OF_SCHEME = {"event-kinds": "event", "document-kinds": "document"}
"""Vocabularies that name a kind of record."""
HELPERS = {
    "associations",
    "volunteers",
    "organisations",
    "professionals",
    "local-authorities",
    "people-who-support-exiles",
}
"""Audiences of whoever asks how others did it: practices count as much as services."""


@dataclass(frozen=True)
class Intent:
    """How much records count by what they are, for one question."""

    kinds: Mapping[str, float]
    who: frozenset[str] | None
    """Tokens of who asks and who is near them, none where nothing is said; None where nobody asks for help."""
    from_anywhere: bool
    """A need, or who asks, is told, and no place."""

    def counts(self, document: Document) -> float:
        """What a record counts before its match: kind, age, for whom, where from."""
        value = self.kinds[document.kind] * weights.FRESHNESS[document.shown["freshness"]]
        if self.who is not None and document.is_for_some and self.who.isdisjoint(document.columns["tags"]):
            value *= weights.FOR_SOME
        if self.from_anywhere and not document.is_near:
            value *= weights.FROM_AFAR
        return value


def intent_of(question: Question, lexicon: Lexicon) -> Intent:
    """What a question is after."""
    asks_for_help = bool({"needs", *WHO} & question.schemes)
    says_where = any(part.is_place for part in question.parts)
    who = frozenset(_who(question, lexicon)) if asks_for_help else None
    return Intent(_kinds(question), who, asks_for_help and not says_where)


def _who(question: Question, lexicon: Lexicon) -> Iterator[str]:
    """Tokens of who asks, with wider, narrower and neighbouring groups."""
    for concept in (concept for part in question.parts for concept in part.concepts if concept.scheme in WHO):
        yield concept.token
        for near in (lexicon.narrower, lexicon.broader, lexicon.related):
            yield from (each.token for each in near.get(concept, ()) if each.scheme in WHO)


def _kinds(question: Question) -> Mapping[str, float]:
    if not question.parts:
        return weights.KINDS
    named = NAMED & question.schemes and "needs" not in question.schemes
    kinds = weights.KINDS if TO_USE & question.schemes and not named else weights.KINDS_OF_A_NAME
    terms = {concept for part in question.parts for concept in part.concepts}
    if HELPERS & {concept.term for concept in terms if concept.scheme == "audiences"}:
        kinds = {**kinds, "practice": 1.0}
    asked = {concept.term for concept in terms if concept.scheme == "record-kinds"}
    asked |= {KIND_OF_SCHEME[scheme] for scheme in question.schemes & set(KIND_OF_SCHEME)}
    other = weights.NOT_ASKED if asked else 1.0
    return {kind: 1.0 if kind in asked else counts * other for kind, counts in kinds.items()}
