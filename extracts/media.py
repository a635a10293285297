"""The media types of the files that are given away."""

from pathlib import PurePath

MEDIA = {
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
