"""What an editor reads when something is wrong: the exact report of every kind of mistake."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from assemble import Command
from click.testing import Result
from factories import TODAY, write, write_text

INVALID = Path(__file__).parent / "examples" / "invalid"
CASES = sorted(path.name for path in INVALID.iterdir())
SECRETS = (
    "Fleurs",
    "red gate",
    "Red Gate",
    "62999",
    "50.1",
    "5012",
    "1.456",
    "12 34",
    "34 56 78",
    "3361234",
    "sam",
    "somebody",
    "fifty",
)
"""Words of the invalid examples that no report may repeat."""

Check = Callable[[Path], Result]


def add(case: str, folder: Path) -> None:
    """Lays the files of an example over a folder."""
    shutil.copytree(INVALID / case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("report.txt"))


def test_sound_folder_has_no_problem(folder: Path, check: Check) -> None:
    result = check(folder)
    assert (result.stdout, result.exit_code) == ("0 errors, 0 warnings\n", 0)


@pytest.mark.parametrize("case", CASES)
def test_report_is_exact(case: str, folder: Path, check: Check) -> None:
    add(case, folder)
    result = check(folder)
    report = (INVALID / case / "report.txt").read_text(encoding="utf-8")
    assert result.stdout == report
    assert result.exit_code == (0 if "\n0 errors, " in f"\n{report}" else 1)


@pytest.mark.parametrize("case", [case for case in CASES if case.startswith(("harm", "contact"))])
def test_report_never_prints_what_could_harm(case: str, folder: Path, check: Check) -> None:
    add(case, folder)
    assert [secret for secret in SECRETS if secret in check(folder).output] == []


def test_mistakes_of_every_kind_are_told_in_one_run(folder: Path, check: Check) -> None:
    cases = {
        "yaml-tab": "yaml",
        "file-folder": "folder",
        "file-name": "file-name",
        "field-missing": "missing",
        "field-unknown": "unknown-field",
        "url-login": "value",
        "date-end-before-start": "date-order",
        "date-future-verification": "future",
        "date-newer-than-sources": "newer-than-sources",
        "reference-near": "reference",
        "term-near": "term",
        "circle-places": "circle",
        "harm-withheld-in-words": "withheld",
        "contact-in-words-phone": "contact-in-text",
        "withdrawn-reused": "withdrawn",
        "warning-duplicate-service": "duplicate",
        "warning-unused-source": "unused",
    }
    for case in cases:
        lay_aside_by_side(case, folder)
    result = check(folder)
    assert result.exit_code == 1
    assert {code for code in cases.values() if f"[{code}]" not in result.stdout} == set()


def lay_aside_by_side(case: str, folder: Path) -> None:
    """Lays an example into a folder with its soup under a name of its own, so that many fit beside each other."""
    for path in (INVALID / case).rglob("*.yml"):
        key = path.relative_to(INVALID / case).with_suffix("").as_posix().replace("soup", case)
        write_text(folder, key, path.read_text(encoding="utf-8").replace("id: soup", f"id: {case}"))


def test_database_stays_untouched_by_a_failed_build(folder: Path, tmp_path: Path, command: Command) -> None:
    database = tmp_path / "directory.db"
    database.write_bytes(b"the last good one")
    add("reference-near", folder)
    result = command("build", "--data", folder, "--date", TODAY, "--database", database)
    assert result.exit_code == 1
    assert result.stdout == (INVALID / "reference-near" / "report.txt").read_text(encoding="utf-8")
    assert result.stderr == "mend the errors; nothing is built while there are any\n"
    assert database.read_bytes() == b"the last good one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "directory.db"]


@pytest.mark.parametrize(
    "text",
    ['a: "' + "]" * 300_000 + '"\nb: ' + "[" * 300_000, "? a\n: " + "- " * 200_000, "? a\n: " + "[" * 200_000],
    ids=["after closing brackets", "lists in a value", "brackets in a value"],
)
def test_nesting_is_found_after_anything(text: str, folder: Path, check: Check) -> None:
    write_text(folder, "services/soup", text)
    report = "data/services/soup.yml:2: error: is nested too deeply; no record needs that [yaml]"
    assert check(folder).stdout.splitlines()[0] == report


@pytest.mark.parametrize("line_end", ["\r", "\x85"])
def test_nesting_is_found_over_any_end_of_line(line_end: str, folder: Path, check: Check) -> None:
    write_text(folder, "services/soup", line_end.join(" " * depth + "a:" for depth in range(900)))
    report = "data/services/soup.yml:51: error: is nested too deeply; no record needs that [yaml]"
    assert check(folder).stdout.splitlines()[0] == report


def test_file_larger_than_four_megabytes_is_refused(folder: Path, check: Check) -> None:
    write(folder, "services/soup", description={"en": "soup " * 900_000})
    message = "data/services/soup.yml:1: error: has more than 4,000,000 bytes; no record needs that, split it [yaml]"
    assert check(folder).stdout == f"{message}\n1 error, 0 warnings\n"


@pytest.mark.parametrize("opening", ["- ", "? ", "[", "{a: "])
def test_file_of_nothing_but_openings_does_not_end_the_process(opening: str, folder: Path) -> None:
    write_text(folder, "services/soup", opening * 100_000)
    run = subprocess.run(
        [sys.executable, Path(__file__).parents[1] / "build.py", "check", "--data", folder, "--date", str(TODAY)],
        capture_output=True,
        text=True,
        timeout=30,
    )
    report = "data/services/soup.yml:1: error: is nested too deeply; no record needs that [yaml]\n1 error, 0 warnings\n"
    assert (run.stdout, run.returncode) == (report, 1)


def test_errors_stand_last_where_they_are_seen(folder: Path, check: Check) -> None:
    add("reference-near", folder)
    add("warning-unused-source", folder)
    words = [line.split()[1] for line in check(folder).stdout.splitlines()]
    assert words == ["warning:", "error:", "error,"]


def test_problems_are_annotations_where_github_runs_us(
    folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("reference-near", folder)
    add("warning-unused-source", folder)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert check(folder).stdout.splitlines() == [
        "::warning file=data/sources/letter.yml,line=1,title=unused::is cited by no record; cite or withdraw it",
        "::error file=data/services/soup.yml,line=3,title=reference::"
        'providers[0]: "helper" is not in data/organisations/; did you mean helpers?',
        "1 error, 1 warning",
    ]
