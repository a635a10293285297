"""Every id and term that a record names exists."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from pipeline.collection import Collection
from pipeline.problems import Problem
from schema.inside import Mention
from schema.references import Ref

_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")


def names_what_exists(collection: Collection, today: date) -> Iterator[Problem]:
    """Error: an id without a record, or a word that its vocabulary does not hold."""
    known = _known(collection)
    for file, mention in collection.mentions:
        names = known[_home(mention)]
        if mention.value not in names and not _is_unreadable(mention, collection):
            yield file.problem(mention.path, _sentence(mention, names), _code(mention))


def _known(collection: Collection) -> dict[str, set[str]]:
    """Ids by folder, of unreadable files too so that one cause gives one error, and terms by scheme."""
    known: dict[str, set[str]] = defaultdict(set)
    for folder, name in collection.files:
        known[folder].add(name)
    for scheme, vocabulary in collection.vocabularies.items():
        known[f"scheme {scheme}"] = {term.id for term in vocabulary.terms}
    return known


def _is_unreadable(mention: Mention, collection: Collection) -> bool:
    """Is the vocabulary there but not to be read? Its own errors come first."""
    if isinstance(mention.target, Ref):
        return False
    scheme = mention.target.scheme
    return scheme not in collection.vocabularies and ("vocabularies", scheme) in collection.files


def _home(mention: Mention) -> str:
    target = mention.target
    return target.folder if isinstance(target, Ref) else f"scheme {target.scheme}"


def _sentence(mention: Mention, names: set[str]) -> str:
    target = mention.target
    where = f"data/{target.folder}/" if isinstance(target, Ref) else f"data/vocabularies/{target.scheme}.yml"
    near = get_close_matches(mention.value, names, 1)
    hint = f"did you mean {near[0]}?" if near else "correct it, or add it there first"
    return f"{_shown(mention)}is not in {where}; {hint}"


def _shown(mention: Mention) -> str:
    """The value in quotes where it looks like an id and cannot be a private one in the wrong place."""
    if {"contacts", "locations", "address"} & set(mention.path) or not _ID.fullmatch(mention.value):
        return ""
    return f'"{mention.value}" '


def _code(mention: Mention) -> str:
    return "reference" if isinstance(mention.target, Ref) else "term"
