"""The collection is in order: terms, hierarchies, tombstones, sources."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from pipeline.collection import Collection
from pipeline.files import RecordFile
from pipeline.problems import Problem
from pipeline.tables.search_entries import ENTRIES
from schema.kinds import PHRASES, WITHDRAWN
from schema.references import Path, Ref
from schema.vocabulary import VocabularyTerm


def terms_are_sound(collection: Collection, today: date) -> Iterator[Problem]:
    """Error: a term stands twice, or points to a term that its scheme does not hold."""
    for scheme, vocabulary in collection.vocabularies.items():
        file = collection.files["vocabularies", scheme]
        ids = Counter(term.id for term in vocabulary.terms)
        for position, term in enumerate(vocabulary.terms):
            at = ("terms", position)
            if ids[term.id] > 1:
                yield file.problem((*at, "id"), f'"{term.id}" stands twice; keep one', "term")
            if term.broader and term.broader not in ids:
                yield file.problem((*at, "broader"), f'"{term.broader}" is no term of this scheme; add it', "term")
            for other in term.not_to_confuse:
                if other not in ids:
                    message = f'"{other}" is no term of this scheme; add it'
                    yield file.problem((*at, "not_to_confuse", other), message, "term")
            yield from _related_elsewhere(collection, file, at, term)


def _related_elsewhere(collection: Collection, file: RecordFile, at: Path, term: VocabularyTerm) -> Iterator[Problem]:
    for scheme, others in term.related.items():
        vocabulary = collection.vocabularies.get(scheme)
        known = {each.id for each in vocabulary.terms} if vocabulary else set()
        for position, other in enumerate(others):
            if other not in known:
                message = f'"{other}" is no term of data/vocabularies/{scheme}.yml; correct it, or add it there first'
                yield file.problem((*at, "related", scheme, position), message, "term")


def no_circles(collection: Collection, today: date) -> Iterator[Problem]:
    """Error: a place or term lies in itself, or an organisation is tied to itself."""
    for name, place in collection.places.items():
        if name in place.includes:
            message = "is the place itself; name its parts"
            yield collection.files["places", name].problem(("includes",), message, "circle")
    places = {name: place.parent for name, place in collection.places.items()}
    for name in _in_circles(places):
        yield collection.files["places", name].problem(("parent",), "lies in itself by its parents; mend one", "circle")
    for scheme, vocabulary in collection.vocabularies.items():
        broader = {term.id: term.broader for term in vocabulary.terms}
        circles = _in_circles(broader)
        for position, term in enumerate(vocabulary.terms):
            if term.id in circles:
                at = ("terms", position, "broader")
                message = "is broader than itself by way of other terms; mend one"
                yield collection.files["vocabularies", scheme].problem(at, message, "circle")
    for name, organisation in collection.organisations.items():
        for position, relation in enumerate(organisation.relations):
            if relation.organisation == name:
                at = ("relations", position, "organisation")
                yield collection.files["organisations", name].problem(
                    at, "is the organisation itself; name the other", "circle"
                )


def withdrawn_stay_withdrawn(collection: Collection, today: date) -> Iterator[Problem]:
    """Error: an id was used again, or a successor is not there."""
    for key, tombstone in collection.withdrawn.items():
        file = collection.files[WITHDRAWN.folder, key]
        if (file.of, tombstone.id) in collection.files:
            message = f'"{tombstone.id}" is a record again in data/{file.of}/; ids are for ever, delete one of the two'
            yield file.problem(("id",), message, "withdrawn")
        if tombstone.successor and (file.of, tombstone.successor) not in collection.files:
            message = f'"{tombstone.successor}" is not in data/{file.of}/; name the record to read instead'
            yield file.problem(("successor",), message, "reference")


def phrases_have_their_record(collection: Collection, today: date) -> Iterator[Problem]:
    """Error: phrases lead to a record that there is not, or of a kind that search does not know."""
    for key, phrases in collection.phrases.items():
        file = collection.files[PHRASES.folder, key]
        if file.of not in ENTRIES or (file.of, phrases.id) not in collection.files:
            message = f'"{phrases.id}" is nothing in data/{file.of}/ that search finds; move or delete the file'
            yield file.problem(("id",), message, "reference")


def sources_are_used(collection: Collection, today: date) -> Iterator[Problem]:
    """Warning: a source that no record rests on."""
    used = {mention.value for _, mention in collection.mentions if mention.target == Ref("sources")}
    for name in collection.sources:
        if name not in used:
            yield collection.files["sources", name].problem(
                (), "is cited by no record; cite or withdraw it", "unused", "warning"
            )


def _in_circles(parents: Mapping[str, str | None]) -> set[str]:
    """The names that come back to themselves by following parents."""
    circles = set()
    for name in parents:
        seen = {name}
        above = parents.get(name)
        while above and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above == name:
            circles.add(name)
    return circles
