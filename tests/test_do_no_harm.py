"""Nothing that leads to a hidden place or a private person gets past the check, into a message or into a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from assemble import Command
from click.testing import Result
from factories import TODAY, write

SECRET = "Zufluchtsgasse"
NUMBER = "06 12 34 56 78"
MAILBOX = "sam.secret@example.org"
EVIDENCE: dict[str, Any] = {"sources": ["visit-report"]}
HIDDEN: dict[str, Any] = {"precision": "withheld"}


def place(**address: Any) -> dict[str, Any]:
    return {"locations": [{"place": "calais", "address": HIDDEN | EVIDENCE | address}]}


def hidden(**more: Any) -> dict[str, Any]:
    return {"locations": [{"place": "calais", "address": HIDDEN}], **more}


WITHHELD = {
    "street": place(street=SECRET),
    "postcode": place(postcode=SECRET),
    "landmark": place(landmark={"en": SECRET}),
    "landmark in French": place(landmark={"fr": {"text": SECRET, "origin": "machine"}}),
    "directions": place(directions={"en": SECRET}),
    "latitude": place(latitude=SECRET),
    "longitude": place(longitude=SECRET),
    "street as list": place(street=[SECRET]),
    "landmark as text": place(landmark=SECRET),
    "landmark as list": place(landmark={"en": [SECRET]}),
    "directions as text": place(directions=SECRET),
    "unknown key": place(place_name=SECRET),
    "several lines": place(street=f"{SECRET}\n12"),
    "address as text": {"locations": [{"place": "calais", "address": SECRET}]},
    "location as text": {"locations": [SECRET]},
    "name": {"locations": [{"place": "calais", "name": {"en": SECRET}, "address": HIDDEN}]},
    "name as text": {"locations": [{"place": "calais", "name": SECRET, "address": HIDDEN}]},
    "description": hidden(description={"en": f"Meet at rue {SECRET}."}),
    "note": {"locations": [{"place": "calais", "address": HIDDEN, "note": {"fr": f"Rue de la {SECRET}"}}]},
    "caveats": hidden(caveats={"en": f"Last seen in {SECRET} Street."}),
    "name of the service": hidden(name={"en": f"Tea, avenue {SECRET}"}),
    "hours": hidden(hours=[{"text": {"en": f"noon, quai de l'{SECRET}"}, **EVIDENCE}]),
}
PRIVATE: dict[str, tuple[str, dict[str, Any]]] = {
    "service description": ("services", {"description": {"en": f"Call {NUMBER}."}}),
    "service description in French": ("services", {"description": {"en": "Call.", "fr": f"Appeler le {NUMBER}."}}),
    "service caveats": ("services", {"caveats": {"en": f"Sam: {MAILBOX}"}}),
    "service paper": ("services", {"documents_required": [{"en": f"ask {MAILBOX}"}]}),
    "service figure": ("services", {"figures": [{"what": {"en": NUMBER}, "value": "1", **EVIDENCE}]}),
    "service figure in words": (
        "services",
        {"figures": [{"what": {"en": "line"}, "value": f"tel {NUMBER}", **EVIDENCE}]},
    ),
    "service check": (
        "services",
        {"verifications": [{"date": "2026-11-01", "method": "call", "outcome": "confirmed", "note": {"en": NUMBER}}]},
    ),
    "service contact note": (
        "services",
        {"contacts": [{"kind": "phone", "value": "115", "use": "general", "note": {"en": NUMBER}, **EVIDENCE}]},
    ),
    "general mobile": (
        "services",
        {"contacts": [{"kind": "phone", "value": "+33 6 12 34 56 78", "use": "general", **EVIDENCE}]},
    ),
    "national mobile": (
        "services",
        {"contacts": [{"kind": "phone", "value": NUMBER, "use": "service-line", **EVIDENCE}]},
    ),
    "contact as text": ("services", {"contacts": [NUMBER]}),
    "contact as list": ("services", {"contacts": [{"kind": "phone", "value": [NUMBER], "use": "general", **EVIDENCE}]}),
    "contact of no kind": (
        "services",
        {"contacts": [{"kind": "mobile", "value": NUMBER, "use": "general", **EVIDENCE}]},
    ),
    "own mailbox": (
        "services",
        {"contacts": [{"kind": "email", "value": "sam.secret@gmail.com", "use": "general", **EVIDENCE}]},
    ),
    "organisation name": ("organisations", {"name": f"Sam {NUMBER}"}),
    "organisation legal form": ("organisations", {"legal_form": f"association ({MAILBOX})"}),
    "organisation relation": ("organisations", {"relations": [{"role": "member-of", "name": f"Sam {NUMBER}"}]}),
    "practice lessons": ("practices", {"lessons": {"en": f"Ask {MAILBOX}."}}),
    "event guest": ("events", {"other_organisations": [f"Sam ({NUMBER})"]}),
    "session guest": ("events", {"sessions": [{"title": {"en": "Talk"}, "other_organisations": [MAILBOX]}]}),
    "document publisher": ("documents", {"publisher": f"Sam {NUMBER}"}),
    "glossary word": ("glossary", {"other_terms": [MAILBOX]}),
    "source note": ("sources", {"note": {"en": f"Sam, {NUMBER}"}}),
    "source title": ("sources", {"title": f"Letter of {MAILBOX}"}),
    "place": ("places", {"definition": {"en": f"Ask {NUMBER}."}}),
    "tombstone": ("withdrawn/services", {"reason": {"en": f"Ask {NUMBER}."}}),
}
TRACES = (SECRET, NUMBER, NUMBER.replace(" ", ""), "6 12 34 56 78", "sam.secret")


def traces_in(text: str) -> list[str]:
    return [trace for trace in TRACES if trace in text]


@pytest.mark.parametrize("case", WITHHELD)
def test_withheld_place_is_refused_and_not_printed(case: str, folder: Path, check: Callable[[Path], Result]) -> None:
    write(folder, "services/secret", **WITHHELD[case])
    result = check(folder)
    assert result.exit_code == 1
    assert traces_in(result.output) == []


@pytest.mark.parametrize("case", PRIVATE)
def test_private_contact_is_refused_and_not_printed(case: str, folder: Path, check: Callable[[Path], Result]) -> None:
    kind, changes = PRIVATE[case]
    write(folder, f"{kind}/secret", **changes)
    result = check(folder)
    assert result.exit_code == 1
    assert traces_in(result.output) == []


def test_nothing_refused_reaches_a_file_or_github(
    folder: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, changes in enumerate(WITHHELD.values()):
        write(folder, f"services/withheld-{number}", **changes)
    for number, (kind, changes) in enumerate(PRIVATE.values()):
        write(folder, f"{kind}/private-{number}", **changes)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    given = ("--data", folder, "--date", TODAY)
    for asked in (
        ("build", "--warnings", "--database", tmp_path / "directory.db"),
        ("extracts", "--to", tmp_path / "x"),
    ):
        result = command(*asked, *given)
        assert result.exit_code == 1
        assert traces_in(result.output) == []
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
