"""Reads a question: its words become parts, each with what it can stand for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from search.beginnings import label_at, small_words_at
from search.folding import LONGEST, fold, words
from search.joins import rightly_parted
from search.lexicon import LONGEST_LABEL, MEMBERS, ORGANISATIONS, Concept, telling
from search.library import Library
from search.mending import mended
from search.misspelt import of_misspelt
from search.origins import without_origin
from search.parts import Part, of_label, of_small_word, of_word
from search.question import Question

MOST_PARTS = 12
MOST_WORDS = 40
MEMBERSHIPS = {Concept("relation-roles", role) for role in ("member-of", "part-of", "affiliate-of")}
MARKS = ".,;:!?¿¡؟،؛።፣\"'«»()"
"""What a word is typed between."""


class Heard(NamedTuple):
    """What the words of a question tell together, before each is read."""

    words: tuple[str, ...]
    small: frozenset[str]
    """Those that say nothing of what is looked for."""


def understand(text: str, library: Library) -> Question:
    """Read a question in any language; never fails."""
    folded = rightly_parted(words(text[:LONGEST])[:MOST_WORDS], library)
    heard = Heard(folded, library.lexicon.small_words(folded))
    parts = tuple(_parts(folded, heard, library)) or _of_small_words(folded, library)
    typed = {fold(word): word.strip(MARKS) for word in text[:LONGEST].split()}
    names = frozenset(_names(folded, parts, library))
    is_of_the_past = any(map(library.lexicon.past.__contains__, _runs(folded)))
    return Question(" ".join(folded), _with_members(parts[:MOST_PARTS]), typed, names, is_of_the_past)


def _names(folded: tuple[str, ...], parts: Sequence[Part], library: Library) -> list[str]:
    """Names of records that a question may be: as typed, else without small words or with its spelling mended.

    "Pas-de-Calais" is no name of Calais.
    """
    told = " ".join(word for part in parts for word in part.words)
    mended = " ".join(part.corrected or " ".join(part.words) for part in parts)
    as_typed = " ".join(folded)
    return [name for name in ([as_typed] if as_typed in library.bearers else [told, mended]) if name in library.bearers]


def _runs(folded: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every few words that follow each other."""
    for start in range(len(folded)):
        for end in range(start + 1, min(start + LONGEST_LABEL, len(folded)) + 1):
            yield folded[start:end]


def _of_small_words(folded: tuple[str, ...], library: Library) -> tuple[Part, ...]:
    """Of small words alone those that may say something here, and of these those that stand for something."""
    said = [word for word in folded if word not in library.lexicon.elsewhere] or folded
    parts = tuple(of_small_word(word, library) for word in said)
    return tuple(part for part in parts if part.concepts) or parts


def _parts(folded: tuple[str, ...], heard: Heard, library: Library) -> Iterator[Part]:
    """The longest labels first, from left to right; what is no label is a part by itself, small words are none.

    A run of small words goes before a label that is shorter: "what happens" asks for no event.
    """
    start, told = 0, dict[Concept, float]()
    while start < len(folded):
        ahead = folded[start : start + LONGEST_LABEL]
        length, concepts = label_at(ahead, heard.small, library)
        said_nothing = small_words_at(ahead, heard.small, library)
        if said_nothing > length:
            concepts = {}
        if better := mended(ahead, length if concepts else 1, library):
            length, part = better
            told = dict(part.concepts)
            yield part
        elif concepts:
            told = without_origin(concepts, folded[:start], told, library)
            yield of_label(telling(ahead[:length], heard.small), told, library)
        elif said_nothing:
            length = said_nothing
        else:
            told = {}
            yield from _unlabelled(folded[start], heard, library)
        start += length


def _with_members(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Where a question asks for members, a network stands for those that belong to it as well."""
    if not any(MEMBERSHIPS & part.concepts.keys() for part in parts):
        return parts
    return tuple(replace(part, concepts={**part.concepts, **_members(part.concepts)}) for part in parts)


def _members(concepts: Mapping[Concept, float]) -> dict[Concept, float]:
    return {
        Concept(MEMBERS, concept.term): sure for concept, sure in concepts.items() if concept.scheme == ORGANISATIONS
    }


def _unlabelled(word: str, heard: Heard, library: Library) -> Iterator[Part]:
    """A word that is no label: of a text, of a longer label, or misspelt."""
    spoken = library.lexicon.language_of(heard.words)
    if library.knows(word) or library.lexicon.part_of_label(word, spoken):
        yield of_word(word, library, spoken)
        return
    if word in library.lexicon.joined:
        yield from _parts(library.lexicon.joined[word], heard, library)
        return
    yield of_misspelt(word, library, spoken)
