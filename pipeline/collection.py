"""All records of a data folder, read and checked one by one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from pipeline.files import RecordFile, find
from pipeline.problems import Problem
from pipeline.validate import read
from schema.base import Entry
from schema.document import Document
from schema.event import Event
from schema.glossary import GlossaryTerm
from schema.inside import Mention, mentions
from schema.kinds import BESIDE
from schema.organisation import Organisation
from schema.phrases import Phrases
from schema.place import Place
from schema.practice import Practice
from schema.service import Service
from schema.source import Source
from schema.vocabulary import Vocabulary
from schema.withdrawn import Withdrawn

Progress: TypeAlias = Callable[[list[RecordFile]], Iterable[RecordFile]]


@dataclass
class Collection:
    """The records by folder and id, in the order of their ids, and the file of each."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    practices: dict[str, Practice] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    glossary: dict[str, GlossaryTerm] = field(default_factory=dict)
    vocabularies: dict[str, Vocabulary] = field(default_factory=dict)
    withdrawn: dict[str, Withdrawn] = field(default_factory=dict)
    """Tombstones by folder/id."""
    phrases: dict[str, Phrases] = field(default_factory=dict)
    """What people type who look for a record, by its folder/id."""
    files: dict[tuple[str, str], RecordFile] = field(default_factory=dict)
    """File by folder and id (folder/id of what stands beside a record), of unreadable records too."""

    def of(self, folder: str) -> dict[str, Entry]:
        """The records of one folder; what stands beside records is by folder/id."""
        records: dict[str, Entry] = getattr(self, folder)
        return records

    def each(self) -> Iterator[tuple[RecordFile, Entry]]:
        """Every record that could be read, with its file."""
        for (folder, key), file in self.files.items():
            if record := self.of(folder).get(key):
                yield file, record

    @cached_property
    def mentions(self) -> list[tuple[RecordFile, Mention]]:
        """Everything that any record names, with the record's file."""
        return [(file, mention) for file, record in self.each() for mention in mentions(record)]


def load(data: Path, progress: Progress = iter) -> tuple[Collection, list[Problem]]:
    """Reads every record under a data folder; reports all that is wrong with any file by itself."""
    files, problems = find(data)
    collection = Collection()
    for file in progress(files):
        record, found = read(file)
        problems += found
        key = f"{file.of}/{file.stem}" if file.kind.folder in BESIDE else file.stem
        collection.files[file.kind.folder, key] = file
        if record:
            collection.of(file.kind.folder)[key] = record
    return collection, problems
