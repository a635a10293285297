"""How well records answer a question: a sum over its parts that can be read, and the order that follows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log1p
from typing import NamedTuple

from search import weights
from search.candidates import Group
from search.documents import Document
from search.intent import Intent
from search.library import Library
from search.likeness import likenesses
from search.matching import Match
from search.meaning import Alike
from search.parts import Part
from search.question import Question

LEADERS = 5
"""First answers that tell what is meant."""
WORDS_OF_A_LONG_NAME = 3
"""Words of a question and of a name that are no chance."""
NEARLY = 0.75
"""The share of these from which a question is a name typed nearly whole."""


class Ranked(NamedTuple):
    """A record with its score and what it rests on."""

    document: Document
    score: float
    matched: tuple[Match, ...]


def rank(
    question: Question,
    found: Sequence[tuple[Document, Group]],
    intent: Intent,
    library: Library,
    alike: Alike | None = None,
) -> list[Ranked]:
    """Records from the best to the least, each with its score; `alike` to the question in meaning, where known."""
    ranked = scored(question, found, intent)
    if alike is not None:
        ranked = [_with_meaning(each, alike) for each in ranked]
    return _varied(_with_likeness(_in_order(ranked), library))


def _with_meaning(ranked: Ranked, alike: Alike) -> Ranked:
    """More for what says the same in other words."""
    meaning = Match("", "meaning", weights.MEANING * max(0.0, alike[ranked.document.row]))
    return Ranked(ranked.document, ranked.score + meaning.value, (*ranked.matched, meaning))


def _with_likeness(ranked: Sequence[Ranked], library: Library) -> list[Ranked]:
    """More for what is like the first ones."""
    leaders = [(each.document, each.score) for each in ranked[:LEADERS]]
    shares = likenesses(leaders, [each.document for each in ranked], library)
    return _in_order(
        Ranked(each.document, each.score + weights.LIKE_THE_BEST * share, each.matched)
        for each, share in zip(ranked, shares, strict=True)
    )


def scored(question: Question, found: Sequence[tuple[Document, Group]], intent: Intent) -> list[Ranked]:
    """Records in the order they are given in, each with its score."""
    weight = sum(part.weight for part in question.parts)
    return [_score(question, weight, intent, document, group) for document, group in found]


def _score(question: Question, weight: float, intent: Intent, document: Document, group: Group) -> Ranked:
    """The mean of what the parts count, by their weight, times what the record counts, and more for its name."""
    score = (group.found / weight if weight else 1.0) * group.place * intent.counts(document)
    score += _of_the_name(question, document) + _of_the_words(question, document) + intent.adds(document)
    return Ranked(document, score, group.matches)


def _of_the_name(question: Question, document: Document) -> float:
    """More for a record whose name is the question, or has all its words, or that explains what is asked."""
    if not question.names.isdisjoint(document.names):
        is_as_written = str(document.shown["name"]).casefold() == question.with_signs.casefold()
        return weights.EXACT_NAME + weights.AS_WRITTEN * is_as_written
    if len(question.words) >= WORDS_OF_A_LONG_NAME and (nearly := _nearness(question.words, document.words_of_names)):
        return weights.EXACT_NAME * nearly**2
    if document.kind == "term" and len(question.parts) == 1 and _explains(document, question.parts[0]):
        return weights.DEFINITION
    spellings = question.spellings_of_a_name
    if not spellings or any(spelling.keys().isdisjoint(document.columns["titles"]) for spelling in spellings):
        return 0.0
    shares = (len(spellings) / max(1, name.count(" ") + 1) for name in document.names if _has_all(name, spellings))
    return weights.WHOLE_NAME * min(1.0, max(shares, default=0.0))


def _nearness(asked: frozenset[str], names: Sequence[frozenset[str]]) -> float:
    """How much of the question and of a long name is the same, from three quarters on: Dice's coefficient."""
    shares = (
        2 * shared / (len(asked) + len(name)) for name in names if (shared := len(asked & name)) >= WORDS_OF_A_LONG_NAME
    )
    nearest = max(shares, default=0.0)
    return nearest if nearest >= NEARLY else 0.0


def _of_the_words(question: Question, document: Document) -> float:
    """More the more words of the question, or other words for it, the text has, and the less else the name says."""
    name = document.stems_of_name
    share = len(question.spelt & name) / len(name) if name else 0.0
    told = len(question.said & document.columns["body"])
    return weights.SHARE_OF_A_NAME * share + weights.TOLD * log1p(told)


def _explains(document: Document, part: Part) -> bool:
    """Whether a term of the glossary is a word for what is asked; whoever says "16 and alone" asks for no word."""
    if part.is_who and document.columns["titles"].isdisjoint(part.words):
        return False
    return any(concept.token in document.columns["related"] for concept in part.concepts)


def _has_all(name: str, spellings: Sequence[Mapping[str, float]]) -> bool:
    """Whether a name has a word for each asked one; a stem is the beginning of a word."""
    words = name.split()
    return all(any(word.startswith(form.rstrip("_")) for form in spelling for word in words) for spelling in spellings)


def _varied(ranked: list[Ranked]) -> list[Ranked]:
    """The same order, with less for each further service that the same providers give."""
    seen = Counter[frozenset[str]]()
    varied = []
    for each in ranked:
        providers = each.document.providers if each.document.kind == "service" else frozenset[str]()
        times = seen[providers]
        varied.append(Ranked(each.document, each.score * weights.REPEATED**times, each.matched) if times else each)
        if providers:
            seen[providers] += 1
    return _in_order(varied)


def _in_order(found: Iterable[Ranked]) -> list[Ranked]:
    return sorted(found, key=lambda each: (-each.score, each.document.key))
