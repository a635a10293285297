"""What a question asks for: its parts, each with the concepts and the words it can stand for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import filterfalse

from search.parts import Part
from search.tokens import is_shortened


@dataclass(frozen=True)
class Question:
    """A question as search understands it."""

    folded: str
    parts: tuple[Part, ...]
    typed: Mapping[str, str]
    """Its words as they were typed."""
    names: frozenset[str] = frozenset()
    """Names of records that it may be, folded."""
    is_of_the_past: bool = False
    """Whether it tells of what was long ago."""

    @property
    def corrected(self) -> str | None:
        """The question with misspelt words mended, where they lead to labels or names."""
        if not any(part.offered for part in self.parts):
            return None
        return " ".join(part.offered or self.as_typed(part) for part in self.parts)

    @property
    def not_understood(self) -> list[str]:
        """Words, as typed, that no record has and that no label is or is near."""
        return [self.as_typed(part) for part in self.parts if not part.is_heard]

    @property
    def understood(self) -> str:
        """The rest of the question, as typed."""
        return " ".join(self.as_typed(part) for part in self.parts if part.is_heard)

    def as_typed(self, part: Part) -> str:
        """The words of a part as they were typed."""
        return " ".join(self.typed.get(word, word) for word in part.words)

    @cached_property
    def with_signs(self) -> str:
        """The question with its signs and capitals."""
        return " ".join(self.typed.values())

    @cached_property
    def words(self) -> frozenset[str]:
        """Its folded words, small ones too."""
        return frozenset(self.folded.split())

    @cached_property
    def schemes(self) -> frozenset[str]:
        """Vocabularies that the question speaks of."""
        return frozenset(concept.scheme for part in self.parts for concept in part.concepts)

    @cached_property
    def spellings_of_a_name(self) -> tuple[Mapping[str, float], ...]:
        """For each word of the question, what it can stand for; nothing where no word can be one of a name."""
        if not any(part.may_be_a_name for part in self.parts):
            return ()
        return tuple(spelling for part in self.parts for spelling in part.spellings)

    @cached_property
    def spelt(self) -> frozenset[str]:
        """Every word and stem that is as good as one of the question, but for those that say where, or where from."""
        spellings = (spelling for part in self.parts if not part.tells_where for spelling in part.spellings)
        return frozenset(form for spelling in spellings for form in spelling)

    @cached_property
    def said(self) -> frozenset[str]:
        """The words among them, and other words for what is asked."""
        forms = self.spelt.union(*(part.synonyms for part in self.parts))
        return frozenset(filterfalse(is_shortened, forms))
