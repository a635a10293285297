"""The database that a build leaves: its rows, its search, its bytes, and what stays when a build fails."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from factories import EDITED, TODAY, query, write, write_text

from pipeline.build import build, examine
from pipeline.tables import TABLES
from pipeline.tables.shape import Table

ROOT = Path(__file__).parents[1]


@pytest.fixture
def database(folder: Path, tmp_path: Path) -> Path:
    """The database of the tiny collection."""
    build(folder, tmp_path / "directory.db", TODAY)
    return tmp_path / "directory.db"


def test_rows_of_a_service(database: Path) -> None:
    columns = (
        "name, name_fr, organisation_id, providers, needs, languages, access, delivery, places, hours, opening_hours, "
        "status, status_as_of, freshness, as_of, attested_on, verified_on, verified_how, verified_outcome, "
        "newest_source, source_kinds, source_count, url"
    )
    assert query(database, f"select {columns} from services where id = 'day-centre'") == [
        (
            "Social grocery",
            "Épicerie solidaire",
            "helpers",
            '["helpers", "network"]',
            '["meal", "shower"]',
            '["ar"]',
            '["walk-in"]',
            '["at-place"]',
            '["calais"]',
            "weekday mornings (2026-09)",
            "Mo-Fr 09:00-12:00",
            "active",
            "2026-09",
            "current",
            "2026-09",
            "2026-10-02",
            "2026-10-02",
            "call",
            "confirmed",
            "2026-09-15",
            None,
            2,
            "/services/day-centre",
        )
    ]


def test_what_is_unknown_is_null(database: Path) -> None:
    columns = (
        "audiences, languages, access, cost, hours, status, since, since_earliest, as_of, verified_on, last_changed"
    )
    assert query(database, f"select {columns} from services where id = 'old-kitchen'") == [(None,) * 11]


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "select id, freshness from services",
            [("day-centre", "current"), ("night-round", "ageing"), ("old-kitchen", "ended")],
        ),
        ("select date, date_earliest, date_latest, year from events", [("XXXX-10-10/XXXX-10-11", None, None, None)]),
        ("select date_earliest, date_latest, year from documents", [("2025-05-01", "2025-05-31", 2025)]),
        ("select * from place_within", [("calais", "calais"), ("calais", "france"), ("france", "france")]),
        ("select service_id, need from service_needs where need = 'shower'", [("day-centre", "shower")]),
        (
            "select organisation_id, role, other_id, other_name from relations",
            [("helpers", "member-of", "network", "Réseau du Nord")],
        ),
        (
            "select what, value, smallest, largest, sources from figures",
            [("meals a day", "70", 70.0, 70.0, '["centre-page"]')],
        ),
        ("select record_kind, id, successor from withdrawn", [("service", "soup-van", "day-centre")]),
        ("select record_id, kind, value from contacts", [("helpers", "email", "contact@example.org")]),
        (
            "select record_kind, scheme, value from identifiers",
            [("organisation", "rna", "W623002345"), ("place", "insee", "62193")],
        ),
        (
            "select event_id, part, organisation_id from event_organisations",
            [("visit", "host", "helpers"), ("visit", "session", "helpers")],
        ),
        ("select id, cited from sources", [("centre-page", 5), ("visit-report", 10)]),
        (
            "select field, source_id, as_of from citations where record_id = 'day-centre' and field like 'loc%'",
            [
                ("locations[0].address", "centre-page", None),
                ("locations[0].hours[0]", "centre-page", "2026-09"),
            ],
        ),
        (
            "select field, language, text, origin from texts where record_id = 'day-centre' and field = 'name'",
            [("name", "en", "Social grocery", "original"), ("name", "fr", "Épicerie solidaire", "original")],
        ),
        (
            "select key, value from build_info where key in ('date', 'rows_services')",
            [("date", "2026-11-23"), ("rows_services", "3")],
        ),
    ],
)
def test_rows(sql: str, expected: list[tuple[object, ...]], database: Path) -> None:
    assert query(database, sql) == expected


@pytest.mark.parametrize(
    ("view", "columns", "expected"),
    [
        (
            "service_directory",
            "id name name_fr organisation_id organisation place needs audiences languages access cost status "
            "freshness as_of url",
            (
                "day-centre",
                "Social grocery",
                "Épicerie solidaire",
                "helpers",
                "Les Aidants",
                "Calais",
                '["meal", "shower"]',
                None,
                '["ar"]',
                '["walk-in"]',
                None,
                "active",
                "current",
                "2026-09",
                "/services/day-centre",
            ),
        ),
        (
            "organisation_directory",
            "id name acronym kind country place member_of status freshness as_of url",
            (
                "helpers",
                "Les Aidants",
                "LA",
                "association",
                "FR",
                "Calais",
                "Réseau du Nord",
                None,
                "current",
                "2026-06",
                "/organisations/helpers",
            ),
        ),
        (
            "practice_directory",
            "id title title_fr themes evidence_level organisations place period source_count url",
            (
                "shared-store",
                "One store for all",
                None,
                '["coordination"]',
                None,
                "Les Aidants",
                "Calais",
                None,
                1,
                "/practices/shared-store",
            ),
        ),
    ],
)
def test_view(view: str, columns: str, expected: tuple[object, ...], database: Path) -> None:
    assert [column for (column,) in query(database, f"select name from pragma_table_info('{view}')")] == columns.split()
    assert query(database, f"select * from {view} where id = '{expected[0]}'") == [expected]


def test_service_is_reached_from_the_places_around_it(database: Path) -> None:
    rows = query(database, "select place_id from service_reach where service_id = 'day-centre' order by 1")
    assert rows == [("calais",), ("france",)]


@pytest.mark.parametrize("word", ["epicerie", "ÉPICERIE", "épicerie", "Epicérie"])
def test_search_folds_accents_and_capitals(word: str, database: Path) -> None:
    sql = f"select id from services where rowid in (select rowid from services_fts where services_fts match '{word}')"
    assert query(database, sql) == [("day-centre",)]


def test_value_that_yaml_would_change_reaches_the_database_as_text(folder: Path, tmp_path: Path) -> None:
    values = ["12:30", "no", "01001", "2016", "1_000", "2024-01-01", "0x1F", "1e3", "off"]
    for number, value in enumerate(values):
        end = f"title: {value}\nkind: report\npublisher: x\nlanguages: [fr]\nsources: [visit-report]\n"
        write_text(folder, f"documents/trap-{number}", f"id: trap-{number}\n{end}")
    assert build(folder, tmp_path / "directory.db", TODAY)[1:] == []
    rows = query(tmp_path / "directory.db", "select title from documents where id like 'trap-%' order by id")
    assert [title for (title,) in rows] == values


def test_lists_are_json(database: Path) -> None:
    assert json.loads(query(database, "select providers from services where id = 'day-centre'")[0][0]) == [
        "helpers",
        "network",
    ]


def test_foreign_keys_and_pages_are_sound(database: Path) -> None:
    assert query(database, "pragma foreign_key_check") == []
    assert query(database, "pragma integrity_check") == [("ok",)]


def test_tables_are_strict_and_have_their_columns(database: Path) -> None:
    strict = dict(query(database, "select name, strict from pragma_table_list where name not like 'sqlite_%'"))
    for table in TABLES:
        columns = query(database, f"select name, type from pragma_table_info('{table.name}')")
        assert strict[table.name] == 1
        assert columns == [(column.name, column.type) for column in table.columns]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_lie_in_the_order_of_their_key(table: Table, real_database: Path) -> None:
    key = ", ".join(table.key)
    lying = query(real_database, f"select {key} from [{table.name}] order by rowid")
    assert lying == query(real_database, f"select {key} from [{table.name}] order by {key}")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_index_leads_with_a_column_to_sort_by(table: Table, database: Path) -> None:
    sql = f"""
        select columns.name from pragma_index_list('{table.name}') as indexes
        join pragma_index_info(indexes.name) as columns where columns.seqno = 0
    """
    assert {name for (name,) in query(database, sql)} & (set(table.sortable) - set(table.key)) == set()


def test_two_builds_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    first = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}
    second = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}
    made = [run_build(folder, tmp_path / f"{seed['PYTHONHASHSEED']}.db", **seed) for seed in (first, second)]
    assert made[0].read_bytes() == made[1].read_bytes()


def run_build(folder: Path, target: Path, **environment: str) -> Path:
    subprocess.run(build_command(folder, target), env=os.environ | environment, check=True, capture_output=True)
    return target


def build_command(folder: Path, target: Path, day: date = TODAY) -> list[str]:
    options = {"--data": folder, "--date": day, "--database": target}
    return [sys.executable, str(ROOT / "build.py"), "build", *(str(part) for pair in options.items() for part in pair)]


def content_hash(folder: Path, target: Path, day: date = TODAY) -> str:
    build(folder, target, day)
    found: str = query(target, "select value from build_info where key = 'content_hash'")[0][0]
    return found


def test_content_hash_is_equal_for_equal_content_only(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    first = content_hash(folder, target)
    assert content_hash(folder, target) == first
    write(folder, "services/soup")
    with_soup = content_hash(folder, target)
    assert with_soup != first
    (folder / "services" / "soup.yml").unlink()
    assert content_hash(folder, target) == first


def test_rows_of_deleted_records_go(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    write(folder, "services/soup")
    build(folder, target, TODAY)
    assert query(target, "select count(*) from services") == [(4,)]
    (folder / "services" / "soup.yml").unlink()
    build(folder, target, TODAY)
    assert query(target, "select count(*) from services") == [(3,)]


@dataclass
class Broken:
    """Stops the build where it has written half of its tables."""

    after: int = 5

    def __call__(self, items: list[object], doing: str) -> Iterable[object]:
        for position, item in enumerate(items):
            if doing == "writing tables" and position == self.after:
                raise KeyboardInterrupt
            yield item


def test_interrupted_build_leaves_the_old_database(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    target.write_bytes(b"the last good one")
    with pytest.raises(KeyboardInterrupt):
        build(folder, target, TODAY, Broken())
    assert target.read_bytes() == b"the last good one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "directory.db"]


def test_killed_build_publishes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    target.write_bytes(b"the last good one")
    process = subprocess.Popen(
        build_command(ROOT / "data", target, EDITED), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and not list(tmp_path.glob(".*.tmp")):
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert target.read_bytes() == b"the last good one"
    assert [path.name for path in tmp_path.glob("*.db")] == ["directory.db"]


def test_database_may_be_read_by_all(database: Path) -> None:
    assert oct(database.stat().st_mode & 0o777) == "0o644"


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    moment = f"{day}T23:30:00+00:00"
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": moment}
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_COMMITTER_DATE": moment}
    subprocess.run(["git", "-C", folder, *arguments], env=os.environ | who, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A git repository with the tiny collection, one service of which was changed later and one is new."""
    top = folder.parent
    git(top, "init", "--quiet")
    git(top, "add", "data")
    git(top, "commit", "--message", "Begin", day="2026-01-01")
    write(folder, "services/night-round", name={"en": "Night round é"})
    git(top, "commit", "--all", "--message", "Change", day="2026-02-02")
    write(folder, "services/soup")
    return top


HISTORY = (
    "data:1: warning: has no whole git history here, so that no record gets the day of its last change; "
    "clone it whole [history]"
)


def test_last_change_comes_from_git(repository: Path, tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    assert build(repository / "data", target, TODAY) == []
    assert query(target, "select id, last_changed from services order by id") == [
        ("day-centre", "2026-01-01"),
        ("night-round", "2026-02-02"),
        ("old-kitchen", "2026-01-01"),
        ("soup", None),
    ]


def test_last_change_is_found_from_inside_the_folder(repository: Path, tmp_path: Path) -> None:
    target = tmp_path / "directory.db"
    command = build_command(Path(), target)
    run = subprocess.run(command, cwd=repository / "data", capture_output=True, text=True, check=True)
    assert run.stdout == "0 errors, 0 warnings\nbuilt directory.db as of 2026-11-23\n"
    assert query(target, "select last_changed from services where id = 'day-centre'") == [("2026-01-01",)]


def test_last_change_is_empty_in_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(tmp_path / "clone"))
    problems = build(tmp_path / "clone" / "data", tmp_path / "clone.db", TODAY)
    assert [str(problem) for problem in problems] == [HISTORY]
    assert query(tmp_path / "clone.db", "select distinct last_changed from services") == [(None,)]


GONE = (
    "data/services/old-kitchen.yml:1: error: is gone, and ids are for ever; put it back, or write "
    "data/withdrawn/services/old-kitchen.yml with the reason, the day and the successor if there is one [gone]"
)


@pytest.mark.parametrize("shallow", [False, True])
def test_committed_id_is_missed_until_it_is_withdrawn(shallow: bool, repository: Path, tmp_path: Path) -> None:
    if shallow:
        git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(tmp_path / "clone"))
    data = (tmp_path / "clone" if shallow else repository) / "data"
    record = data / "services" / "old-kitchen.yml"
    assert examine(data, TODAY)[1] == []
    kept = record.read_bytes()
    record.unlink()
    assert [str(problem) for problem in examine(data, TODAY)[1]] == [GONE]
    write(data, "withdrawn/services/old-kitchen", reason={"en": "Told twice."})
    assert examine(data, TODAY)[1] == []
    git(data, "add", ".")
    git(data, "commit", "--message", "Withdraw")
    (data / "withdrawn" / "services" / "old-kitchen.yml").unlink()
    assert [str(problem) for problem in examine(data, TODAY)[1]] == [GONE]
    record.write_bytes(kept)
    assert examine(data, TODAY)[1] == []


@pytest.mark.parametrize("state", ["no repository", "no git", "no commit", "not in it"])
def test_no_id_is_missed_without_history(
    state: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if state == "no git":
        monkeypatch.setenv("PATH", "")
    elif state != "no repository":
        git(tmp_path, "init", "--quiet")
    if state == "not in it":
        git(tmp_path, "commit", "--allow-empty", "--message", "Begin")
    (folder / "services" / "old-kitchen.yml").unlink()
    assert examine(folder, TODAY)[1] == []


@pytest.mark.parametrize("state", ["no repository", "no git", "no commit", "not in it"])
def test_last_change_is_empty_without_history(
    state: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if state == "no git":
        monkeypatch.setenv("PATH", "")
    elif state != "no repository":
        git(tmp_path, "init", "--quiet")
    if state == "not in it":
        git(tmp_path, "commit", "--allow-empty", "--message", "Begin")
    problems = build(folder, tmp_path / "directory.db", TODAY)
    assert [str(problem) for problem in problems] == [HISTORY]
    assert query(tmp_path / "directory.db", "select distinct last_changed from services") == [(None,)]


Command = Callable[..., Result]


def test_build_says_what_it_made(folder: Path, tmp_path: Path, command: Command) -> None:
    result = command("build", "--data", folder, "--date", TODAY, "--database", tmp_path / "directory.db")
    assert result.stdout == "0 errors, 1 warning\nbuilt directory.db as of 2026-11-23\n"
    assert result.exit_code == 0


def test_build_lists_warnings_where_asked(folder: Path, tmp_path: Path, command: Command) -> None:
    result = command("build", "--warnings", "--data", folder, "--date", TODAY, "--database", tmp_path / "directory.db")
    assert result.stdout == f"{HISTORY}\n0 errors, 1 warning\nbuilt directory.db as of 2026-11-23\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--data", "/no/such/folder"],
        ["check", "--date", "2026-13-01"],
        ["check", "--date", "tomorrow"],
        ["check", "--verbose"],
        ["build", "--database", "/"],
        ["build", "--database", "/no/such/folder/directory.db"],
        ["serve", "--port", "many"],
        ["publish"],
    ],
)
def test_wrong_use_is_told_with_exit_code_2(arguments: list[str], command: Command) -> None:
    result = command(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_folder_without_records_is_wrong_use(tmp_path: Path, command: Command) -> None:
    database = tmp_path / "directory.db"
    database.write_bytes(b"the last good one")
    (tmp_path / "empty").mkdir()
    result = command("build", "--data", tmp_path / "empty", "--date", TODAY, "--database", database)
    assert result.exit_code == 2
    assert database.read_bytes() == b"the last good one"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--help"], "Solidarity Directory: from records in data/ to a database"),
        (["-h"], "Solidarity Directory: from records in data/ to a database"),
        (["check", "--help"], "Validate the records and report every problem"),
        (["build", "--help"], "Validate the records and build the database"),
        (["serve", "--help"], "Build the database and serve the site"),
        (["generate", "--help"], "Write what follows from the schema"),
    ],
)
def test_help(arguments: list[str], expected: str, command: Command) -> None:
    result = command(*arguments)
    assert result.exit_code == 0
    assert expected in result.stdout


def test_command_runs_from_any_folder(folder: Path, tmp_path: Path) -> None:
    script = [sys.executable, str(ROOT / "build.py"), "check", "--data", str(folder), "--date", str(TODAY)]
    run = subprocess.run(script, cwd=tmp_path, capture_output=True, text=True)
    assert (run.stdout, run.stderr, run.returncode) == ("0 errors, 0 warnings\n", "", 0)


def test_a_place_may_be_attested_at_another_date_than_the_service(folder: Path, tmp_path: Path) -> None:
    address = {"precision": "exact", "street": "1 rue Haute", "as_of": "2020", "sources": ["visit-report"]}
    there = {"place": "calais", "as_of": "2022-03", "sources": ["centre-page"], "address": address}
    write(folder, "services/soup", as_of="2026-06", locations=[{"place": "calais"}, there])
    build(folder, tmp_path / "x.db", TODAY)
    columns = "as_of, as_of_earliest, as_of_latest, sources, address_as_of, address_as_of_latest, address_sources"
    assert query(tmp_path / "x.db", f"select {columns} from service_locations where service_id = 'soup'") == [
        (None, None, None, None, None, None, None),
        ("2022-03", "2022-03-01", "2022-03-31", '["centre-page"]', "2020", "2020-12-31", '["visit-report"]'),
    ]
    cited = "select field, source_id, as_of from citations where record_id = 'soup' and field like 'loc%'"
    assert query(tmp_path / "x.db", cited) == [
        ("locations[1]", "centre-page", "2022-03"),
        ("locations[1].address", "visit-report", "2020"),
    ]


def test_hours_of_different_dates_are_not_made_one(folder: Path, tmp_path: Path) -> None:
    hours = [
        {"text": {"en": "afternoons"}, "osm": "14:00-17:00", "as_of": "2022", "sources": ["centre-page"]},
        {"text": {"en": "mornings"}, "osm": "09:00-12:00", "sources": ["visit-report"]},
    ]
    write(folder, "services/soup", hours=hours)
    build(folder, tmp_path / "x.db", TODAY)
    sql = "select hours, opening_hours from services where id = 'soup'"
    assert query(tmp_path / "x.db", sql) == [("afternoons (2022); mornings (undated)", None)]
