"""Whoever applies the changes to what was has what is."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from changes_between import SITE, Line, lines
from factories import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from extracts.changes_files import write_changes
from pipeline.collection import Collection
from pipeline.database import write as write_database
from pipeline.files import RecordFile
from pipeline.tables import TABLES
from pipeline.tables.pages import HELD
from pipeline.tables.shape import Facts
from schema.glossary import GlossaryTerm
from schema.kinds import KINDS, WITHDRAWN
from schema.source import Source
from schema.withdrawn import Withdrawn

TERMS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["By day.", "By night."]))
WITHDRAWN_TO = st.dictionaries(st.sampled_from("abcdefgh"), st.none() | st.sampled_from("abcdefgh"))


@settings(max_examples=30)
@given(TERMS, TERMS, WITHDRAWN_TO)
def test_who_follows_has_what_is(before: dict[str, str], after: dict[str, str], gone: dict[str, str | None]) -> None:
    stones = {old: successor if successor in after else None for old, successor in gone.items() if old not in after}
    with TemporaryDirectory() as name:
        out = Path(name)
        database_of(out / "before.db", before, {})
        database_of(out / "now.db", after, stones)
        tally = write_changes(out / "before.db", out / "now.db", out, SITE)
        found = lines(out)
    assert applied(found, before.keys()) == after.keys()
    assert len({line["id"] for line in found}) == len(found) == tally.counts.total()
    assert {line["id"] for line in found if line["change"] == "changed"} == {
        name for name in before.keys() & after.keys() if before[name] != after[name]
    }
    assert {path[-5] for path in tally.unexplained} == before.keys() - after.keys() - stones.keys()


def applied(found: list[Line], names: Any) -> set[str]:
    """The ids that a follower has in the end."""
    held = set(names)
    for line in found:
        if line["change"] in ("removed", "renamed"):
            held.remove(line["id"])
        if line["change"] in ("added", "renamed"):
            held.add(line["successor"] or line["id"])
    return held


COMPARED = {*HELD, "whole_records", "withdrawn", "vocabularies", "vocabulary_terms", "vocabulary_labels"}


def database_of(path: Path, terms: dict[str, str], gone: dict[str, str | None]) -> None:
    """A database of a glossary and nothing else."""
    collection = Collection(
        sources={"page": Source(id="page", title="Page", publisher="Page", language="en")},
        glossary={
            name: GlossaryTerm.model_validate(
                {"id": name, "term": name, "meaning": {"en": meaning}, "sources": ["page"]}
            )
            for name, meaning in sorted(terms.items())
        },
        withdrawn={
            f"glossary/{name}": Withdrawn.model_validate(
                {"id": name, "reason": {"en": "Gone."}, "date": "2026-11-01", "successor": successor}
            )
            for name, successor in sorted(gone.items())
        },
    )
    collection.files["sources", "page"] = RecordFile(path, "page", KINDS["sources"], "sources")
    for name in terms:
        collection.files["glossary", name] = RecordFile(path, name, KINDS["glossary"], "glossary")
    for name in gone:
        collection.files[WITHDRAWN.folder, f"glossary/{name}"] = RecordFile(path, name, WITHDRAWN, "glossary")
    facts = Facts(TODAY)
    rows = [(table, table.rows(collection, facts)) for table in TABLES if table.name in COMPARED]
    write_database(path, rows, {"date": TODAY.isoformat()})
