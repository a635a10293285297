"""Turns a record file into a record of its model, or into plain sentences on what is wrong with it."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, RootModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from pipeline import yaml_text
from pipeline.files import RecordFile
from pipeline.problems import Problem
from pipeline.yaml_reader import Flaw
from schema.base import Entry
from schema.references import Path

_SENTENCES = {
    "missing": "is missing; add it",
    "string_type": "must be one text; write it after the colon",
    "list_type": "must be a list; write each item on its own line after a hyphen",
    "dict_type": "must be a mapping such as {en: …}; write key and value",
    "model_type": "must be a mapping of keys; write key and value",
    "model_attributes_type": "must be a mapping of keys; write key and value",
    "bool_parsing": "must be true or false",
    "int_parsing": "must be a whole number",
    "float_parsing": "must be a number with a decimal point",
    "too_short": "is empty; name at least one, or remove the line where it may be absent",
    "string_pattern_mismatch": "is no id; use lower-case ASCII letters and digits, joined by hyphens",
    "date_from_datetime_parsing": "must be a day such as 2026-11-23",
    "date_parsing": "must be a day such as 2026-11-23",
}
"""Pydantic's type of error -> what is wrong and what to do."""
_KEY = re.compile(r"[a-z_]{1,40}")
"""What a key looks like; anything else may be a value in the wrong place, so that it is not printed."""
_PRIVATE = re.compile(r"@|\d{7}")
"""What a mailbox, a login or a phone number would hold."""
_STRUCTURE = ("list_type", "dict_type", "model_type", "model_attributes_type")
"""Errors where the value may be a whole part of the record, so that it is never printed."""


def read(file: RecordFile) -> tuple[Entry | None, list[Problem]]:
    """The record in a file, None where it cannot be had, and all that is wrong with the file."""
    try:
        data, flaws = yaml_text.parse(file.path.read_bytes())
    except Flaw as flaw:
        return None, [Problem(file.shown, flaw.line, "", flaw.message, "yaml")]
    problems = [Problem(file.shown, flaw.line, "", flaw.message, "yaml") for flaw in flaws]
    try:
        record = file.kind.model.model_validate(data)
    except ValidationError as error:
        return None, problems + _sentences(file, data, error)
    if record.id != file.stem:
        message = f'"{record.id}" is not the file name; write {file.stem} or rename the file'
        problems.append(file.problem(("id",), message, "file-name"))
    return record, problems


def _sentences(file: RecordFile, data: Any, error: ValidationError) -> list[Problem]:
    found = []
    for details in error.errors(include_url=False):
        at, message = _explain(file.kind.model, data, details)
        code = {"missing": "missing", "extra_forbidden": "unknown-field"}.get(details["type"], "value")
        found.append(file.problem(at, message, code))
    return list(dict.fromkeys(found))


def _explain(model: type[BaseModel], data: Any, details: ErrorDetails) -> tuple[Path, str]:
    """Where in the file and what in words."""
    kind = details["type"]
    at = tuple(_steps_in(data, details["loc"], kind == "missing"))
    if kind == "extra_forbidden":
        return (at if _KEY.fullmatch(str(at[-1])) else at[:-1]), _unknown_key(model, at)
    if kind == "value_error":
        return _own_sentence(at, str(details["ctx"]["error"]), _shown(model, at, details["input"]))
    if kind == "missing":
        return at, _SENTENCES[kind]
    message = _SENTENCES.get(kind, f"is not right ({details['msg']})")
    if kind in _STRUCTURE:
        return at, message
    return at, f"{_shown(model, at, details['input'])}{message}"


def _steps_in(data: Any, location: tuple[str | int, ...], missing: bool) -> Iterator[str | int]:
    """The steps of Pydantic's location that are in the file, and a missing key; it also names branches of unions."""
    for position, step in enumerate(location):
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
            yield step
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
            yield step
        elif missing and position == len(location) - 1:
            yield step


def _own_sentence(at: Path, text: str, shown: str) -> tuple[Path, str]:
    """A rule of ours; one over several fields begins with the field that it speaks of."""
    field, colon, message = text.partition(": ")
    if colon and field.isidentifier():
        return (*at, field), message
    return at, f"{shown}{text}"


def _shown(model: type[BaseModel], at: Path, value: Any) -> str:
    """The value in quotes, unless it is long, not text, or of a field that must never be printed."""
    if not isinstance(value, str) or len(value) > 80 or not value.isprintable() or _PRIVATE.search(value):
        return ""
    if any(not field.repr for field in _fields(model, at)):
        return ""
    return f'"{value}" '


def _unknown_key(model: type[BaseModel], at: Path) -> str:
    parent = _model_at(model, at[:-1])
    known = [field.alias or name for name, field in parent.model_fields.items()] if parent else []
    near = get_close_matches(str(at[-1]), known, 1)
    hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
    what = "is" if _KEY.fullmatch(str(at[-1])) else "has a key that is"
    return f"{what} no field of this part of the record; {hint}"


def _model_at(model: type[BaseModel], at: Path) -> type[BaseModel] | None:
    """The model that describes the mapping at a path."""
    fields = list(_fields(model, at))
    return _model_in(fields[-1].annotation) if fields else model


def _fields(model: type[BaseModel] | None, at: Path) -> Iterator[FieldInfo]:
    """The fields that a path leads through."""
    for step in at:
        field = model.model_fields.get(str(step)) if model else None
        if field:
            yield field
            model = _model_in(field.annotation)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model named in a type such as list[Access] or Address | None."""
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return _model_in(annotation.model_fields["root"].annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
