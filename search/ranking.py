"""How well a record answers a question, as a sum that can be read: which part was found where, and what it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search.documents import Document
from search.expression import SYNONYM, expansions
from search.lexicon import ORGANISATIONS
from search.library import Library
from search.question import Part, Question

COLUMNS = {"titles": 1.0, "tags": 1.0, "places": 1.0, "related": 0.5, "body": 0.4}
"""What it counts to find a part in a name, as a term, as a place, in a tied record, in a text."""
LITERAL = {"titles": 0.12, "body": 0.05}
"""Added where the very word that was typed for a term stands in the name or in the text."""
TERM_OF_A_TIE = 0.6
"""What it counts that a service of an organisation, or one that carries a practice, has the term."""
TITLE_OF_A_TERM = 0.8
"""What it counts to find a word in a name that could have been found as a term."""
TITLE_OF_A_NAME = 0.65
"""What it counts to find the name of an organisation in the name of something else."""
EXACT_NAME = 0.6
"""Added where the question is a name of the record."""
DEFINITION = 0.5
"""Added to what the glossary says of a term that is all that was asked."""
WHOLE_NAME = 0.3
"""Added, in proportion, where all words of the question stand in the name."""
FRESHNESS = {"current": 1.0, "ageing": 0.97, "undated": 0.92, "historical": 0.88, "ended": 0.6, None: 0.95}
"""How much a record counts by how old the word on it is."""
KINDS = {
    "service": 1.0,
    "organisation": 0.85,
    "practice": 0.75,
    "term": 0.7,
    "event": 0.7,
    "document": 0.7,
    "place": 0.7,
}
"""Whoever asks for a need, an audience or a place can use a service first."""
KINDS_OF_A_NAME = {
    "organisation": 1.0,
    "service": 0.88,
    "term": 0.9,
    "practice": 0.85,
    "event": 0.85,
    "document": 0.8,
    "place": 0.9,
}
"""Whoever types a name looks for who bears it."""
NOT_ASKED = 0.8
"""How much other kinds count where the question names one ("good practices", "report")."""
KIND_OF_SCHEME = {"event-kinds": "event", "document-kinds": "document"}
"""Vocabularies that name a kind of record."""
FOR_ALL = {"audiences__anyone", "audiences__exiled_people", "audiences__homeless_people"}
FOR_SOME = 0.93
"""How much a service for some people only counts where nothing is known of who asks."""
HOME = {"places__nord", "places__pas_de_calais", "covers__france", "places__channel_coast", "covers__channel_coast"}
FROM_AFAR = 0.92
"""How much a record from elsewhere counts where no place is asked for: most who ask are near the border."""
ELSEWHERE = 0.75
"""How much a record counts that has nothing to do with the place that is asked for."""
HELPERS = {
    "associations",
    "volunteers",
    "organisations",
    "professionals",
    "local-authorities",
    "people-who-support-exiles",
}
"""Audiences of whoever asks how others did it: practices count as much as services."""
REPEATED = 0.94
"""Each further service of the same providers on a page counts so much less than the one before."""


class Match(NamedTuple):
    """A part of the question that a record answers."""

    words: str
    where: str
    """Column of the index: titles, tags, places, related, body."""
    value: float


@dataclass(frozen=True)
class Ranked:
    """A record with its score and what it rests on."""

    document: Document
    score: float
    matched: tuple[Match, ...]


class _Wanted(NamedTuple):
    """A part of the question, ready to be compared with many records."""

    part: Part
    tokens: Mapping[str, float]
    is_place: bool
    title: float
    """What it counts to find its words in a name."""


def rank(question: Question, documents: Sequence[Document], library: Library) -> list[Ranked]:
    """Records from the best to the least, each with its score."""
    wanted = [_wanted(part, library) for part in question.parts]
    kinds = _kinds(question)
    asks_for_all = "needs" in question.schemes and not {"audiences", "legal-statuses"} & question.schemes
    asks_anywhere = "needs" in question.schemes and not any(each.is_place for each in wanted)
    scored = [_score(question, wanted, document, kinds, asks_for_all, asks_anywhere) for document in documents]
    return _varied(sorted(scored, key=lambda each: (-each.score, each.document.key)))


def _wanted(part: Part, library: Library) -> _Wanted:
    bears_a_name = any(concept.scheme == ORGANISATIONS for concept in part.concepts)
    title = TITLE_OF_A_NAME if bears_a_name else TITLE_OF_A_TERM if part.concepts else COLUMNS["titles"]
    return _Wanted(part, expansions(part.concepts, library), part.is_place, title)


def _kinds(question: Question) -> Mapping[str, float]:
    """What counts more: something to use, who bears a name, or a kind that the question names."""
    if not question.parts:
        return KINDS
    named = {ORGANISATIONS, "relation-roles"} & question.schemes and "needs" not in question.schemes
    to_use = {"needs", "audiences", "places", "legal-statuses"} & question.schemes and not named
    kinds = KINDS if to_use else KINDS_OF_A_NAME
    terms = {concept for part in question.parts for concept in part.concepts}
    if HELPERS & {concept.term for concept in terms if concept.scheme == "audiences"}:
        kinds = {**kinds, "practice": 1.0}
    asked = {concept.term for concept in terms if concept.scheme == "record-kinds"}
    asked |= {KIND_OF_SCHEME[scheme] for scheme in question.schemes & set(KIND_OF_SCHEME)}
    other = NOT_ASKED if asked else 1.0
    return {kind: 1.0 if kind in asked else counts * other for kind, counts in kinds.items()}


def _score(
    question: Question,
    wanted: Sequence[_Wanted],
    document: Document,
    kinds: Mapping[str, float],
    asks_for_all: bool,
    asks_anywhere: bool,
) -> Ranked:
    matches = [_match(each, document) for each in wanted]
    whole = sum(each.part.weight for each in wanted)
    base = (
        sum(each.part.weight * match.value for each, match in zip(wanted, matches, strict=True)) / whole if whole else 1
    )
    counts = kinds[document.kind] * FRESHNESS[document.shown["freshness"]]
    if asks_for_all and _is_for_some(document):
        counts *= FOR_SOME
    if asks_anywhere and document.columns["places"].isdisjoint(HOME):
        counts *= FROM_AFAR
    for each, match in zip(wanted, matches, strict=True):
        if each.is_place:
            counts *= ELSEWHERE + (1 - ELSEWHERE) * match.value
    score = base * counts + _name_bonus(question, document)
    return Ranked(document, score, tuple(match for match in matches if match.value))


def _is_for_some(document: Document) -> bool:
    tags = document.columns["tags"]
    return document.kind == "service" and not tags & FOR_ALL and any(tag.startswith("audiences__") for tag in tags)


def _match(wanted: _Wanted, document: Document) -> Match:
    """Where a part is found best."""
    best, where = 0.0, ""
    for column in ("tags", "places", "related"):
        held = wanted.tokens.keys() & document.columns[column]
        counts = TERM_OF_A_TIE if column == "related" else COLUMNS[column]
        value = max(map(wanted.tokens.__getitem__, held), default=0.0) * counts
        if value > best:
            best, where = value, column
    for column in ("titles", "related", "body"):
        counts = wanted.title if column == "titles" else COLUMNS[column]
        if counts > best and (value := counts * _words_in(wanted.part, document.columns[column])) > best:
            best, where = value, column
    literal = max(
        (more for column, more in LITERAL.items() if _has_words(wanted.part, document.columns[column])), default=0.0
    )
    return Match(" ".join(wanted.part.words), where, best + literal if best else 0.0)


def _has_words(part: Part, held: frozenset[str]) -> bool:
    """Whether the very words of a part stand in a column."""
    return bool(part.concepts) and held.issuperset(part.words)


def _words_in(part: Part, held: frozenset[str]) -> float:
    """How well all words of a part stand in a column, or another word for what they mean."""
    least = SYNONYM if not part.synonyms.isdisjoint(held) else 0.0
    values = (max(map(spelling.__getitem__, spelling.keys() & held), default=0.0) for spelling in part.spellings)
    return max(least, min(values, default=0.0))


def _name_bonus(question: Question, document: Document) -> float:
    """More for a record whose name is the question, or whose name has all its words."""
    if not question.forms.isdisjoint(document.names):
        return EXACT_NAME
    if document.kind == "term" and len(question.parts) == 1 and _explains(document, question.parts[0]):
        return DEFINITION
    titles = document.columns["titles"]
    spellings = [spelling for part in question.parts for spelling in part.spellings]
    asks_a_name = any(part.may_be_a_name for part in question.parts)
    if not asks_a_name or any(spelling.keys().isdisjoint(titles) for spelling in spellings):
        return 0.0
    shares = (len(spellings) / max(1, name.count(" ") + 1) for name in document.names if _has_all(name, spellings))
    return WHOLE_NAME * min(1.0, max(shares, default=0.0))


def _explains(document: Document, part: Part) -> bool:
    """Whether a term of the glossary is a word for what is asked."""
    return any(concept.token in document.columns["related"] for concept in part.concepts)


def _has_all(name: str, spellings: Sequence[Mapping[str, float]]) -> bool:
    """Whether a name has a word for each asked one; a stem is the beginning of a word."""
    words = name.split()
    return all(any(word.startswith(form) for form in spelling for word in words) for spelling in spellings)


def _varied(ranked: list[Ranked]) -> list[Ranked]:
    """The same order, with less for each further service that the same providers give."""
    seen: dict[frozenset[str], int] = {}
    varied = []
    for each in ranked:
        alike = frozenset(tag for tag in each.document.columns["tags"] if tag.startswith("by__"))
        repeats = seen.get(alike, 0) if alike and each.document.kind == "service" else 0
        seen[alike] = repeats + 1
        varied.append(Ranked(each.document, each.score * REPEATED**repeats, each.matched))
    return sorted(varied, key=lambda each: (-each.score, each.document.key))
