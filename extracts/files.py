"""The files that are given away: what those that hold all are called, and the media types of each form."""

from pathlib import PurePath

DATABASE, WORKBOOK, MAP = "directory.db", "solidarity-directory.xlsx", "places.geojson"
READ_ME, PACKAGE, HASHES, ARCHIVE = "README.md", "datapackage.json", "SHA256SUMS", "solidarity-directory.zip"
CHANGES, CHANGES_ABOUT, CHANGES_FEED = "changes.jsonl", "changes.json", "changes.atom"
FORMS = ("csv", "json", "jsonl", "parquet")
"""Folders of tables, and endings of their files."""
MEDIA = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".db": "application/vnd.sqlite3",
    ".geojson": "application/geo+json",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".md": "text/markdown; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
OTHER = "text/plain; charset=utf-8"


def media_type(path: str) -> str:
    """What a server says of a file, by the ending of its name."""
    return MEDIA.get(PurePath(path).suffix, OTHER)
