"""What changed between two builds, line by line, and nothing that was taken back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from changes_between import FILES, LATER, QUIET, SITE, Between, lines, nothing
from factories import TODAY, write, write_vocabulary


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
