"""What changed between two builds: the lines, the feed, and nothing that was taken back."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from assemble import build_database
from click.testing import Result
from factories import TODAY, write, write_vocabulary
from hypothesis import given, settings
from hypothesis import strategies as st

from extracts import changes_files
from extracts.changes_files import write_changes
from extracts.published import NotComparable
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

SITE = "https://directory.example"
FEED = f"{SITE}/downloads/changes.atom"
LATER = date(2027, 3, 1)
FILES = ("changes.jsonl", "changes.json", "changes.atom")
ATOM = {"": "http://www.w3.org/2005/Atom", "at": "http://purl.org/atompub/tombstones/1.0"}
QUIET: dict[str, Any] = {"fields": [], "freshness": None, "reason": None, "successor": None}

Line = dict[str, Any]
Edit = Callable[[], None]
Between = Callable[[Edit], Path]


@pytest.fixture
def between(folder: Path, tmp_path: Path) -> Between:
    """Builds the small collection, lets a test change it, builds it again later, and writes what changed."""

    def compared(edit: Edit) -> Path:
        before = build_database(folder, tmp_path / "before.db", TODAY)
        edit()
        write_changes(before, build_database(folder, tmp_path / "now.db", LATER), tmp_path / "out", SITE)
        return tmp_path / "out"

    return compared


def lines(out: Path) -> list[Line]:
    return [json.loads(line) for line in (out / "changes.jsonl").read_text(encoding="utf-8").splitlines()]


def nothing() -> None:
    """A change that is none."""


# The lines


def test_a_line_tells_each_change(between: Between, folder: Path) -> None:
    def edit() -> None:
        write(folder, "services/showers", name={"en": "Showers"}, needs=["shower"], as_of="2026-11")
        (folder / "services/old-kitchen.yml").unlink()
        write(folder, "withdrawn/services/old-kitchen", reason={"en": "Told twice."}, successor="day-centre")
        (folder / "services/night-round.yml").unlink()
        write(folder, "withdrawn/services/night-round", reason={"en": "Another name."}, successor="soup-round")
        write(folder, "services/soup-round", name={"en": "Soup round"}, needs=["food"], as_of="2024-06")
        write(folder, "glossary/maraude", language="fr", meaning={"en": "A round at night."}, as_of="2026-05")
        write_vocabulary(folder, "needs", "food", "meal", {"id": "shower", "broader": "food"}, "bed")

    assert lines(between(edit)) == [
        {
            "change": "changed",
            "kind": "term",
            "id": "maraude",
            "url": f"{SITE}/glossary/maraude",
            "name": "maraude",
            "day": "2027-03-01",
            "fields": [
                {"field": "as_of", "told": True, "before": None, "after": "2026-05"},
                {"field": "meaning", "told": False, "before": None, "after": None},
            ],
            "freshness": None,
            "reason": None,
            "successor": None,
        },
        {
            "change": "renamed",
            "kind": "service",
            "id": "night-round",
            "url": f"{SITE}/services/night-round",
            "name": "Soup round",
            "day": "2026-11-01",
            "fields": [
                {"field": "delivery", "told": True, "before": ["mobile-round"], "after": None},
                {"field": "locations", "told": False, "before": None, "after": None},
                {"field": "name", "told": False, "before": None, "after": None},
                {"field": "needs", "told": True, "before": ["meal"], "after": ["food"]},
            ],
            "freshness": None,
            "reason": "Another name.",
            "successor": "soup-round",
        },
        {
            "change": "removed",
            "kind": "service",
            "id": "old-kitchen",
            "url": f"{SITE}/services/old-kitchen",
            "name": None,
            "day": "2026-11-01",
            **QUIET,
            "reason": "Told twice.",
            "successor": "day-centre",
        },
        {
            "change": "added",
            "kind": "service",
            "id": "showers",
            "url": f"{SITE}/services/showers",
            "name": "Showers",
            "day": "2027-03-01",
            **QUIET,
        },
        {
            "change": "added",
            "kind": "vocabulary-term",
            "id": "needs:bed",
            "url": f"{SITE}/vocabularies/needs#bed",
            "name": "Shown",
            "day": "2027-03-01",
            **QUIET,
        },
        {
            "change": "changed",
            "kind": "vocabulary-term",
            "id": "needs:shower",
            "url": f"{SITE}/vocabularies/needs#shower",
            "name": "Shown",
            "day": "2027-03-01",
            **QUIET,
            "fields": [{"field": "broader", "told": False, "before": None, "after": None}],
        },
    ]


def test_a_record_that_only_grew_older_tells_its_freshness(between: Between, folder: Path) -> None:
    write(folder, "glossary/maraude", language="fr", as_of="2026-01")
    write(folder, "services/day-centre", needs=["meal"], as_of="2026-01")
    assert lines(between(nothing)) == [
        {
            "change": "changed",
            "kind": "service",
            "id": "day-centre",
            "url": f"{SITE}/services/day-centre",
            "name": "Soup",
            "day": "2027-03-01",
            **QUIET,
            "freshness": {"before": "current", "after": "ageing"},
        }
    ]


def test_what_they_compare_stands_beside_the_lines(between: Between, tmp_path: Path) -> None:
    header = json.loads((between(nothing) / "changes.json").read_text(encoding="utf-8"))
    builds = {key: header.pop(key) for key in ("from", "to")}
    assert header == {
        "publisher": "Solidarity Directory",
        "title": "Solidarity Directory: changes between two builds",
        "licence": "CC BY 4.0",
        "licence_address": "https://creativecommons.org/licenses/by/4.0/",
        "changes": {"added": 0, "changed": 0, "renamed": 0, "removed": 0},
    }
    for name, build, day in (("before", builds["from"], TODAY), ("now", builds["to"], LATER)):
        assert build == {"date": day.isoformat(), "content_hash": info(tmp_path / f"{name}.db")["content_hash"]}


def info(database: Path) -> dict[str, str]:
    with closing(sqlite3.connect(database)) as connection:
        return dict(connection.execute("select key, value from build_info"))


def test_long_values_are_not_told(between: Between, folder: Path) -> None:
    def edit() -> None:
        for number in range(80):
            write(folder, f"organisations/{number:03}", name=str(number))
        write(folder, "services/old-kitchen", providers=[f"{number:03}" for number in range(80)])

    (change,) = (line for line in lines(between(edit)) if line["id"] == "old-kitchen" and line["fields"])
    assert {"field": "providers", "told": False, "before": None, "after": None} in change["fields"]


# Nothing that was taken back


def test_nothing_that_was_taken_back_is_told_again(between: Between, folder: Path) -> None:
    """What a former build still published is withheld now: no file may tell it as the value from before."""
    secret = "Zufluchtsgasse"
    write(folder, "places/zufluchtsgasse", name={"en": secret}, kind="area")
    contact = {"kind": "phone", "value": "+33 3 21 00 00 00", "use": "general", "sources": ["visit-report"]}
    told_once: dict[str, Any] = {
        "name": {"en": f"Soup at {secret}"},
        "description": {"en": f"Meet at {secret}."},
        "locations": [
            {
                "place": "zufluchtsgasse",
                "name": {"en": secret},
                "address": {
                    "precision": "exact",
                    "street": secret,
                    "latitude": 50.9581,
                    "longitude": 1.8521,
                    "sources": ["visit-report"],
                },
                "hours": [{"text": {"en": f"noon, {secret}"}, "sources": ["visit-report"]}],
            }
        ],
        "area_covered": ["zufluchtsgasse"],
        "contacts": [contact],
        "website": f"https://{secret.lower()}.example.org/",
        "documents_required": [{"en": f"a letter from {secret}"}],
        "status": {"value": "active", "sources": ["visit-report"], "note": {"en": secret}},
        "as_of": "2026-10",
    }
    write(folder, "services/moved", **told_once)
    write(folder, "services/gone", **told_once)
    write(folder, "services/renamed", **told_once)

    def take_back() -> None:
        withheld = [{"place": "calais", "address": {"precision": "withheld"}}]
        write(folder, "services/moved", locations=withheld, as_of="2026-11")
        for name, successor in {"gone": None, "renamed": "shelter"}.items():
            (folder / f"services/{name}.yml").unlink()
            write(folder, f"withdrawn/services/{name}", reason={"en": "At their wish."}, successor=successor)
        write(folder, "services/shelter", locations=withheld)
        (folder / "places/zufluchtsgasse.yml").unlink()
        write(folder, "withdrawn/places/zufluchtsgasse", reason={"en": "At their wish."})

    out = between(take_back)
    for line in lines(out):
        if line["id"] != "zufluchtsgasse":
            assert secret.lower() not in json.dumps(line).lower()
    for name in FILES:
        text = (out / name).read_text(encoding="utf-8")
        # The id of a place that is gone is all that is left of it, in its tombstone.
        assert [trace for trace in (secret, "21 00 00 00", "50.95", "1.85") if trace in text] == []
    moved = next(line for line in lines(out) if line["id"] == "moved")
    assert {field["field"] for field in moved["fields"]} == told_once.keys()
    assert [field for field in moved["fields"] if field["told"]] == [
        {"field": "as_of", "told": True, "before": "2026-10", "after": "2026-11"}
    ]


# The feed


def test_the_feed_has_entries_and_tombstones(between: Between, folder: Path) -> None:
    def edit() -> None:
        write(folder, "glossary/b", term="<b>&", as_of="2026-05")
        write(folder, "services/old-kitchen", name={"en": "Kitchen"}, until={"value": "2020"})
        (folder / "services/night-round.yml").unlink()
        write(folder, "withdrawn/services/night-round", reason={"en": "Another name."}, successor="soup-round")
        write(folder, "services/soup-round", name={"en": "Soup round"}, as_of="2026-11")
        (folder / "events/visit.yml").unlink()
        write(folder, "withdrawn/events/visit", reason={"en": "It never was."}, date="2026-12-24")

    feed = Xml.fromstring((between(edit) / "changes.atom").read_bytes())
    told = [
        (
            *(entry.findtext(name, "", ATOM) for name in ("title", "id", "updated", "summary")),
            [link.get("href") for link in entry.iterfind("link", ATOM)],
        )
        for entry in feed.iterfind("entry", ATOM)
    ]
    assert told == [
        (
            "<b>&",
            f"{FEED}#term/b/added/2027-03-01",
            "2027-03-01T00:00:00Z",
            "Added.",
            [f"{SITE}/glossary/b"],
        ),
        (
            "Kitchen",
            f"{FEED}#service/old-kitchen/changed/2027-03-01",
            "2027-03-01T00:00:00Z",
            "Changed: name.",
            [f"{SITE}/services/old-kitchen"],
        ),
        (
            "Soup round",
            f"{FEED}#service/night-round/renamed/2026-11-01",
            "2026-11-01T00:00:00Z",
            "Renamed, formerly night-round. Changed: as_of, delivery, locations, name. "
            "Freshness: current, formerly ageing.",
            [f"{SITE}/services/soup-round"],
        ),
    ]
    stones = [
        (
            stone.get("ref"),
            stone.get("when"),
            stone.findtext("at:comment", "", ATOM),
            [(link.get("rel"), link.get("href")) for link in stone.iterfind("link", ATOM)],
        )
        for stone in feed.iterfind("at:deleted-entry", ATOM)
    ]
    assert stones == [
        (f"{SITE}/events/visit", "2026-12-24T00:00:00Z", "It never was.", []),
        (
            f"{SITE}/services/night-round",
            "2026-11-01T00:00:00Z",
            "Another name.",
            [("successor-version", f"{SITE}/services/soup-round")],
        ),
    ]
    days = [each.get("when") or each.findtext("updated", None, ATOM) for each in feed if each.tag[-5:] == "entry"]
    assert days == sorted(days, reverse=True) and len(days) == 5
    links = {link.get("rel"): link.get("href") for link in feed.iterfind("link", ATOM)}
    assert links == {
        "self": f"{SITE}/downloads/changes.atom",
        "alternate": f"{SITE}/",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert feed.findtext("id", "", ATOM) == links["self"]
    assert feed.findtext("author/name", "", ATOM) == "Solidarity Directory"
    assert feed.findtext("updated", "", ATOM) == "2027-03-01T00:00:00Z"
    assert "From the build of 2026-11-23 (" in feed.findtext("subtitle", "", ATOM)


def test_the_feed_holds_the_newest_and_the_lines_all(
    between: Between, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes_files, "MOST", 2)

    def edit() -> None:
        (folder / "events/visit.yml").unlink()
        write(folder, "withdrawn/events/visit", date="2026-12-24")
        for name in ("a", "b"):
            write(folder, f"glossary/{name}")

    out = between(edit)
    assert len(lines(out)) == 3
    feed = Xml.fromstring((out / "changes.atom").read_bytes())
    assert [entry.findtext("id", "", ATOM).partition("#")[2] for entry in feed.iterfind("entry", ATOM)] == [
        "term/a/added/2027-03-01",
        "term/b/added/2027-03-01",
    ]
    assert feed.find("at:deleted-entry", ATOM) is None


def test_the_same_databases_give_the_same_files(between: Between, folder: Path, tmp_path: Path) -> None:
    first = between(lambda: (folder / "services/old-kitchen.yml").unlink())
    write_changes(tmp_path / "before.db", tmp_path / "now.db", tmp_path / "again", f"{SITE}/")
    for name in FILES:
        assert (first / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    assert sorted(path.name for path in first.iterdir()) == sorted(FILES)


# Following: the changes applied to what was give what is


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


# What cannot be compared, and the command


@pytest.fixture
def two(folder: Path, tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A former database and the present one."""
    before = build_database(folder, tmp_path / "before.db", TODAY)
    yield before, copyfile(before, tmp_path / "now.db")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("drop table whole_records", "lacks what is compared (no such table: whole_records)"),
        ("drop table build_info", "lacks what is compared (no such table: build_info)"),
        ("delete from build_info where key = 'content_hash'", "does not say which build it is"),
        ("update build_info set value = '2030-01-01' where key = 'date'", "newer than"),
    ],
)
def test_a_database_that_cannot_be_compared_says_why(
    two: tuple[Path, Path], tmp_path: Path, spoil: str, told: str
) -> None:
    with closing(sqlite3.connect(two[0])) as connection, connection:
        connection.execute(spoil)
    with pytest.raises(NotComparable) as refused:
        write_changes(*two, tmp_path / "out", SITE)
    assert told in str(refused.value) and str(two[0]) in str(refused.value)
    assert not [*tmp_path.glob("out/*")]


@pytest.mark.parametrize("content", [b"", b"no database", None], ids=["empty", "text", "cut"])
def test_what_is_no_database_is_refused(two: tuple[Path, Path], tmp_path: Path, content: bytes | None) -> None:
    whole = two[0].read_bytes()
    two[0].write_bytes(whole[: len(whole) // 2] if content is None else content)
    with pytest.raises(NotComparable):
        write_changes(*two, tmp_path / "out", SITE)
    assert not [*tmp_path.glob("out/*")]


def test_an_older_table_without_a_freshness_is_compared(two: tuple[Path, Path], tmp_path: Path) -> None:
    with closing(sqlite3.connect(two[0])) as connection, connection:
        for (view,) in connection.execute("select name from sqlite_master where type = 'view'").fetchall():
            connection.execute(f"drop view {view}")
        connection.execute("alter table services drop column freshness")
        connection.execute("alter table services drop column last_changed")
    write_changes(*two, tmp_path / "out", SITE)
    found = {line["id"]: line["freshness"] for line in lines(tmp_path / "out")}
    assert found == {
        "day-centre": {"before": None, "after": "current"},
        "night-round": {"before": None, "after": "ageing"},
        "old-kitchen": {"before": None, "after": "ended"},
    }


def test_the_command_writes_and_counts(two: tuple[Path, Path], tmp_path: Path, command: Callable[..., Result]) -> None:
    out = tmp_path / "new" / "downloads"
    result = command("changes", two[0], "--database", two[1], "--to", out, "--address", SITE)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("0 added, 0 changed, 0 renamed, 0 removed\n")
    assert (out / "changes.jsonl").read_bytes() == b""
    assert Xml.fromstring((out / "changes.atom").read_bytes()).find("entry", ATOM) is None


def test_the_command_warns_of_ids_that_broke(folder: Path, tmp_path: Path, command: Callable[..., Result]) -> None:
    before = build_database(folder, tmp_path / "before.db", TODAY)
    (folder / "services/old-kitchen.yml").unlink()
    write_vocabulary(folder, "needs", "food", "meal", "shower")
    now = build_database(folder, tmp_path / "now.db", TODAY)
    result = command("changes", before, "--database", now, "--to", tmp_path / "out", "--address", SITE)
    assert result.exit_code == 1
    assert result.stderr == (
        "data/withdrawn/services/old-kitchen.yml is missing: "
        "say there why the record is gone and what to read instead\n"
    )
    (line,) = lines(tmp_path / "out")
    assert (line["change"], line["id"], line["reason"]) == ("removed", "old-kitchen", None)


def test_the_command_refuses_what_it_cannot_compare(
    two: tuple[Path, Path], tmp_path: Path, command: Callable[..., Result]
) -> None:
    two[0].write_bytes(b"no database")
    result = command("changes", two[0], "--database", two[1], "--to", tmp_path / "out")
    assert result.exit_code == 2
    assert "cannot be read (file is not a database); take a whole copy" in result.stderr


def test_the_folder_of_extracts_tells_what_changed_since_a_former_build(
    folder: Path, tmp_path: Path, command: Callable[..., Result]
) -> None:
    before = build_database(folder, tmp_path / "before.db", TODAY)
    (folder / "services/old-kitchen.yml").unlink()
    target = tmp_path / "downloads"
    result = command("extracts", "--data", folder, "--date", TODAY, "--since", before, "--to", target)
    assert result.stdout.splitlines()[-1] == "changes: 0 added, 0 changed, 0 renamed, 1 removed"
    assert result.stderr.startswith("data/withdrawn/services/old-kitchen.yml is missing: ")
    assert result.exit_code == 1
    (line,) = lines(target)
    assert (line["change"], line["id"]) == ("removed", "old-kitchen")
    resources = {each["path"] for each in json.loads((target / "datapackage.json").read_text())["resources"]}
    assert {"changes.jsonl", "changes.json", "changes.atom"} <= resources


def test_a_database_that_cannot_be_compared_leaves_the_old_folder(
    two: tuple[Path, Path], tmp_path: Path, command: Callable[..., Result]
) -> None:
    target = tmp_path / "downloads"
    command("extracts", "--database", two[1], "--to", target)
    before = (target / "SHA256SUMS").read_text()
    wrong = tmp_path / "wrong.db"
    wrong.write_text("no database")
    result = command("extracts", "--database", two[1], "--since", wrong, "--to", target)
    assert result.exit_code == 2 and "wrong.db" in result.output
    assert (target / "SHA256SUMS").read_text() == before
