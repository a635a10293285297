"""The kinds of record: their folder under data/, their name in words, their model."""

from dataclasses import dataclass

from schema.base import Entry
from schema.document import Document
from schema.event import Event
from schema.glossary import GlossaryTerm
from schema.organisation import Organisation
from schema.phrases import Phrases
from schema.place import Place
from schema.practice import Practice
from schema.service import Service
from schema.source import Source
from schema.vocabulary import Vocabulary
from schema.withdrawn import Withdrawn


@dataclass(frozen=True)
class Kind:
    """One kind of record."""

    folder: str
    name: str
    model: type[Entry]


KINDS: dict[str, Kind] = {
    kind.folder: kind
    for kind in (
        Kind("organisations", "organisation", Organisation),
        Kind("services", "service", Service),
        Kind("practices", "practice", Practice),
        Kind("events", "event", Event),
        Kind("documents", "document", Document),
        Kind("sources", "source", Source),
        Kind("places", "place", Place),
        Kind("glossary", "term", GlossaryTerm),
        Kind("vocabularies", "vocabulary", Vocabulary),
    )
}
"""Every folder of data/ that holds records, and what is in it."""

WITHDRAWN = Kind("withdrawn", "withdrawn record", Withdrawn)
"""Tombstones."""
PHRASES = Kind("phrases", "phrases", Phrases)
"""What people type who look for a record."""
BESIDE: dict[str, Kind] = {kind.folder: kind for kind in (WITHDRAWN, PHRASES)}
"""Folders of what stands for a record or beside one, under its id, with a folder for each kind of record inside."""
