"""What changed between two builds as a feed, and the same files from the same databases."""

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from changes_between import ATOM, FEED, FILES, SITE, Between, lines
from factories import write

from extracts import changes_files
from extracts.changes_files import write_changes


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
    days = [each.get("when", "") or each.findtext("updated", "", ATOM) for each in feed if each.tag[-5:] == "entry"]
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
