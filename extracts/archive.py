"""A folder as one ZIP file: the same files give the same bytes."""

import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

PACKED_ALREADY = (".xlsx", ".parquet")
READABLE = 0o644 << 16


def write_archive(target: Path, folder: Path, day: str) -> None:
    """All files of the folder but the archive itself, dated to the day of the build."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path != target)
    with ZipFile(target, "w") as archive:
        for path in paths:
            with path.open("rb") as content, archive.open(_entry(path, folder, day), "w") as packed:
                shutil.copyfileobj(content, packed, 1024 * 1024)


def _entry(path: Path, folder: Path, day: str) -> ZipInfo:
    year, month, of_month = map(int, day.split("-"))
    entry = ZipInfo(path.relative_to(folder).as_posix(), (year, month, of_month, 0, 0, 0))
    entry.compress_type = ZIP_STORED if path.suffix in PACKED_ALREADY else ZIP_DEFLATED
    entry.external_attr = READABLE
    # Says whether the entry may grow beyond 4 GB, which must be known before it is written.
    entry.file_size = path.stat().st_size
    return entry
