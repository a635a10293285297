"""The terms of the real vocabularies."""

from collections.abc import Iterator

from pipeline.collection import Collection
from pipeline.problems import Problem
from schema.vocabulary import Vocabulary, VocabularyTerm

Real = tuple[Collection, list[Problem]]


def vocabulary(real: Real, scheme: str) -> Vocabulary:
    return real[0].vocabularies[scheme]


def every_term(real: Real) -> Iterator[tuple[str, VocabularyTerm]]:
    for scheme, held in real[0].vocabularies.items():
        for term in held.terms:
            yield scheme, term
