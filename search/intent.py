"""What a question is after: something to use, who bears a name, a kind of record; and from where and for whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from search import weights
from search.danger import answer_to_danger
from search.documents import Document
from search.lexicon import ORGANISATIONS, THEMES, Concept, Lexicon
from search.parts import WHO
from search.question import Question

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
    only_a_place: bool
    """Nothing else is understood of the question."""
    danger: Concept | None
    """What the number to call must be for, where a life is in danger."""

    def counts(self, document: Document) -> float:
        """What a record counts before its match: kind, age, for whom, where from."""
        value = self.kinds[document.kind] * _freshness(document)
        if self.who is not None and document.is_for_some and self.who.isdisjoint(document.columns["tags"]):
            value *= weights.FOR_SOME
        if self.from_anywhere and not document.is_near:
            value *= weights.FROM_AFAR
        if self.only_a_place and document.is_for_helpers:
            value *= weights.FOR_HELPERS
        return value

    def adds(self, document: Document) -> float:
        """What comes before all else where a life is in danger."""
        if self.danger and document.is_line and self.danger.token in document.columns["tags"]:
            return weights.LIFE_IN_DANGER
        return 0.0


def _freshness(document: Document) -> float:
    """Between numbers to call in an emergency the newer word on one does not make it the better one."""
    freshness = document.shown["freshness"]
    return 1.0 if document.is_line and freshness != "ended" else weights.FRESHNESS[freshness]


def intent_of(question: Question, lexicon: Lexicon) -> Intent:
    """What a question is after."""
    asks_for_help = bool({"needs", *WHO} & question.schemes)
    says_where = any(part.is_place for part in question.parts)
    who = frozenset(_who(question, lexicon)) if asks_for_help else None
    only_a_place = says_where and all(part.is_place or not part.is_heard for part in question.parts)
    return Intent(_kinds(question), who, asks_for_help and not says_where, only_a_place, answer_to_danger(question))


def _who(question: Question, lexicon: Lexicon) -> Iterator[str]:
    """Tokens of who asks, or of whom a need is of, with wider, narrower and neighbouring groups."""
    for concept in (concept for part in question.parts for concept in part.concepts):
        if concept.scheme in WHO:
            yield concept.token
        for near in (lexicon.narrower, lexicon.broader, lexicon.related):
            yield from (each.token for each in near.get(concept, ()) if each.scheme in WHO)


def _kinds(question: Question) -> Mapping[str, float]:
    kinds = _by_what_is_told(question) if question.parts else weights.KINDS
    terms = {concept for part in question.parts for concept in part.concepts}
    if HELPERS & {concept.term for concept in terms if concept.scheme == "audiences"}:
        kinds = {**kinds, "practice": 1.0}
    asked = {concept.term for concept in terms if concept.scheme == "record-kinds"}
    asked |= {KIND_OF_SCHEME[scheme] for scheme in question.schemes & set(KIND_OF_SCHEME)}
    other = weights.NOT_ASKED if asked else 1.0
    return {kind: 1.0 if kind in asked else counts * other for kind, counts in kinds.items()}


def _by_what_is_told(question: Question) -> Mapping[str, float]:
    """A need comes before a name, a name before a theme, a theme before who asks and where."""
    schemes = question.schemes
    if "needs" not in schemes:
        if NAMED & schemes:
            return weights.KINDS_OF_A_NAME
        if THEMES in schemes:
            return weights.KINDS_OF_A_THEME
    return weights.KINDS if TO_USE & schemes else weights.KINDS_OF_A_NAME
