"""Which fields of a record changed, with both values where nothing in them can do harm.

A former database may hold what was taken back since: a place that is withheld now, somebody's own number in a text. So
values are told only where they are made of terms, ids, dates, numbers and yes or no; never words, addresses, contacts
or places.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from schema.edtf_dates import Edtf
from schema.kinds import KINDS
from schema.references import Ref, Term

LONGEST = 500
"""Characters of a value, as JSON, beyond which it is not told."""
CODE = re.compile(r"[A-Za-z0-9?~%./,\[\]-]{1,100}")
"""An id, a term or a date: one word of ASCII, whatever the schema of a former build took for one."""
PLACES = Ref("places")
MODELS: dict[str, type[BaseModel]] = {kind.name: kind.model for kind in KINDS.values()}


@dataclass(frozen=True)
class ChangedField:
    """A field that changed; both values are None where they are not told."""

    field: str
    told: bool
    before: Any = None
    after: Any = None


def changed_fields(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[ChangedField]:
    """The fields of a record that differ, in the order of their names; a value that is missing is None."""
    for name in sorted(before.keys() | after.keys()):
        values = before.get(name), after.get(name)
        if values[0] != values[1]:
            told = all(value is None or _may_be_told(kind, name, value) for value in values)
            yield ChangedField(name, told, *values) if told else ChangedField(name, told)


def _may_be_told(kind: str, name: str, value: Any) -> bool:
    model = MODELS.get(kind)
    return model is not None and _is_coded({name: value}, model) and len(json.dumps(value)) <= LONGEST


def _is_coded(value: Any, annotation: Any, marks: Iterable[Any] = ()) -> bool:
    """Is a value made of nothing but terms, ids but those of places, dates, whole numbers, and yes or no?"""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _is_coded(value, arguments[0], annotation.__metadata__)
    if origin in (Union, UnionType):
        return any(_is_coded(value, arm) for arm in arguments)
    if origin is list:
        return isinstance(value, list) and all(_is_coded(item, arguments[0]) for item in value)
    if origin is Literal:
        return value in arguments
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return isinstance(value, dict) and _is_coded_model(value, annotation)
    return _is_code(value, annotation, tuple(marks))


def _is_coded_model(values: Mapping[str, Any], model: type[BaseModel]) -> bool:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return all(
        name in fields and _is_coded(value, fields[name].annotation, fields[name].metadata)
        for name, value in values.items()
    )


def _is_code(value: Any, kind: Any, marks: tuple[Any, ...]) -> bool:
    if not isinstance(value, str):
        return kind is type(value) and kind in (bool, int, NoneType)
    marked = kind is date or any(mark in get_args(Edtf) or isinstance(mark, Ref | Term) for mark in marks)
    return marked and PLACES not in marks and CODE.fullmatch(value) is not None
