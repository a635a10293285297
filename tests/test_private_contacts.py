"""Numbers and mailboxes stand with contacts only, and none of them is a person's own."""

import re
from collections.abc import Iterator
from pathlib import Path

from assemble import build_database
from factories import TODAY, query, write

from extracts.folder import write_extracts
from pipeline.tables import TABLES


def test_line_that_the_body_publishes_is_in_contacts_only(folder: Path, tmp_path: Path) -> None:
    line = {"kind": "phone", "value": "+33 6 12 34 56 78", "use": "service-line", "sources": ["visit-report"]}
    write(folder, "services/line", contacts=[line])
    database = build_database(folder, tmp_path / "directory.db", TODAY)
    assert {table for table, text in values(database) if "12 34 56 78" in text} == {"contacts"}


def test_line_that_the_body_publishes_is_with_contacts_in_extracts(folder: Path, tmp_path: Path) -> None:
    line = {"kind": "phone", "value": "+33 6 12 34 56 78", "use": "service-line", "sources": ["visit-report"]}
    write(folder, "services/line", contacts=[line])
    write_extracts(build_database(folder, tmp_path / "x.db", TODAY), tmp_path / "x", "https://x.example")
    texts = [path for form in ("csv", "json", "jsonl", "geojson", "md") for path in (tmp_path / "x").rglob(f"*.{form}")]
    assert {path.stem for path in texts if b"12 34 56 78" in path.read_bytes()} == {"contacts", "services_in_words"}


def values(database: Path) -> Iterator[tuple[str, str]]:
    """Table and text of every value that is one; a record that is held whole without its contacts."""
    for table in TABLES:
        columns = "*" if table.name != "whole_records" else "folder, id, json_remove(record, '$.contacts')"
        for row in query(database, f"select {columns} from [{table.name}]"):
            yield from ((table.name, value) for value in row if isinstance(value, str))


MOBILE = re.compile(r"(?:\+33|\b0)[\s.()0-]*[67](?:[\s.-]*\d{2}){4}\b")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")


def test_real_data_holds_no_mobile_number_and_no_mailbox_outside_contacts(real_database: Path) -> None:
    found = [
        (table, text)
        for table, text in values(real_database)
        if table != "contacts" and not text.startswith("http") and (MOBILE.search(text) or ADDRESS.search(text))
    ]
    assert found == []


def test_real_mobile_numbers_are_lines_with_a_purpose(real_database: Path) -> None:
    rows = query(real_database, "select record_id, value from contacts where use = 'general'")
    assert [row for row in rows if MOBILE.search(row[1])] == []
