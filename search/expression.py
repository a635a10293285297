"""FTS5 expressions: quoted words and tokens joined by and, or; nothing typed reaches the syntax."""

from collections.abc import Iterable


def quoted(word: str) -> str:
    """A word or token as FTS5 takes it literally."""
    return '"' + word.replace('"', "") + '"'


def any_of(expressions: Iterable[str]) -> str:
    """At least one of some expressions; of none, one that nothing answers."""
    found = list(dict.fromkeys(expressions)) or [quoted("")]
    return found[0] if len(found) == 1 else f"({' OR '.join(found)})"


def all_of(expressions: Iterable[str]) -> str:
    """Every one of some expressions; empty ones ask nothing."""
    return " AND ".join(dict.fromkeys(filter(None, expressions)))
