"""Finds the record files under data/ and reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import yaml_text
from pipeline.problems import Level, Problem
from schema.kinds import BESIDE, KINDS, Kind
from schema.references import Path as FieldPath


@dataclass(frozen=True)
class RecordFile:
    """A file that should hold one record."""

    path: Path
    shown: str
    kind: Kind
    of: str
    """Folder of the record that it holds, or beside which it stands."""

    @property
    def stem(self) -> str:
        """The file name without its ending: the id that the record must have."""
        return self.path.stem

    def problem(self, at: FieldPath, message: str, code: str, level: Level = "error") -> Problem:
        """A problem at a field of this file."""
        # Lines are looked up only for problems, so that a large folder need not stay in memory.
        line = yaml_text.line_of(self.path.read_bytes(), at)
        return Problem(self.shown, line, field_name(at), message, code, level)


def field_name(at: FieldPath) -> str:
    """A path as people write it: locations[0].hours."""
    name = ""
    for step in at:
        name += f"[{step}]" if isinstance(step, int) else f".{step}"
    return name.removeprefix(".")


def find(data: Path) -> tuple[list[RecordFile], list[Problem]]:
    """All record files under a data folder, by folder and id, and what lies there that is none."""
    files: list[RecordFile] = []
    problems: list[Problem] = []
    for path in sorted(_files_under(data), key=lambda path: (path.parent, path.stem)):
        parts = path.relative_to(data).parts
        shown = (Path(data.name) / path.relative_to(data)).as_posix()
        kind, of = _kind_of(parts)
        if kind is None:
            problems.append(
                Problem(shown, 1, "", f"is in no folder of records; use one of {', '.join(KINDS)}", "folder")
            )
        elif path.suffix != ".yml":
            problems.append(Problem(shown, 1, "", "does not end in .yml; rename or move the file", "folder"))
        else:
            files.append(RecordFile(path, shown, kind, of))
    return files, problems


def _files_under(data: Path) -> Iterator[Path]:
    return (path for path in data.rglob("*") if path.is_file() and not path.name.startswith("."))


def _kind_of(parts: tuple[str, ...]) -> tuple[Kind | None, str]:
    if len(parts) == 2:
        return KINDS.get(parts[0]), parts[0]
    if len(parts) == 3 and parts[1] in KINDS:
        return BESIDE.get(parts[0]), parts[1]
    return None, ""
