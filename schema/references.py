"""Values that name something else: a record by id, or a term of a vocabulary."""

import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Union, get_args, get_origin

from pydantic import BaseModel, GetJsonSchemaHandler, RootModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from schema.scalars import LanguageCode, Slug

Path = tuple[str | int, ...]
"""Keys and positions that lead from a record to one of its values."""


@dataclass(frozen=True)
class Ref:
    """Marks a value that is the id of a record in the folder `folder`."""

    folder: str


@dataclass(frozen=True)
class Term:
    """Marks a value that is a term of the vocabulary `scheme`."""

    scheme: str

    JSON_KEY: ClassVar[str] = "x-vocabulary"
    """Key under which the JSON Schema names the vocabulary."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Leave the name of the vocabulary in the JSON Schema, where its terms are filled in for editors."""
        return {**handler(core), self.JSON_KEY: self.scheme}


@dataclass(frozen=True)
class Mention:
    """A place in a record that names something else."""

    path: Path
    value: str
    target: Ref | Term


OrganisationId = Annotated[Slug, Ref("organisations")]
ServiceId = Annotated[Slug, Ref("services")]
PracticeId = Annotated[Slug, Ref("practices")]
DocumentId = Annotated[Slug, Ref("documents")]
SourceId = Annotated[Slug, Ref("sources")]
PlaceId = Annotated[Slug, Ref("places")]
GlossaryId = Annotated[Slug, Ref("glossary")]
Language = Annotated[LanguageCode, Term("languages")]
Theme = Annotated[str, Term("themes")]
Audience = Annotated[str, Term("audiences")]


def mentions(record: BaseModel) -> Iterator[Mention]:
    """Every id and term that a record names, in the order of its fields."""
    return _in_model(record, ())


def models(model: BaseModel, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """A model and all models inside it, with the path to each."""
    yield path, model
    if isinstance(model, RootModel):
        return
    for name, key, _ in _telling_fields(type(model)):
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            yield from models(value, (*path, key))
        elif isinstance(value, list | dict):
            for step, item in value.items() if isinstance(value, dict) else enumerate(value):
                if isinstance(item, BaseModel):
                    yield from models(item, (*path, key, step))


@cache
def _telling_fields(model: type[BaseModel]) -> list[tuple[str, str, FieldInfo]]:
    """Name, key in the file and description of the fields that hold marks or models; the others need no walk."""
    return [
        (name, field.alias or name, field)
        for name, field in model.model_fields.items()
        if _has_mark(field.metadata) or _tells(field.annotation)
    ]


def _tells(annotation: Any) -> bool:
    """Does a type carry a mark or a model somewhere inside?"""
    if isinstance(annotation, type) and not get_args(annotation):
        return issubclass(annotation, BaseModel)
    return _has_mark(getattr(annotation, "__metadata__", ())) or any(map(_tells, get_args(annotation)))


def _has_mark(metadata: Iterable[Any]) -> bool:
    return any(isinstance(mark, Ref | Term) for mark in metadata)


def _in_model(model: BaseModel, path: Path) -> Iterator[Mention]:
    for name, key, field in _telling_fields(type(model)):
        value = getattr(model, name)
        if value is not None and value != []:
            here = path if name == "root" else (*path, key)
            yield from _marked(value, field.metadata, here)
            yield from _in_value(value, field.annotation, here)


def _in_value(value: Any, annotation: Any, path: Path) -> Iterator[Mention]:
    if isinstance(value, BaseModel):
        yield from _in_model(value, path)
        return
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _marked(value, annotation.__metadata__, path)
        yield from _in_value(value, annotation.__origin__, path)
    elif origin is list:
        for position, item in enumerate(value):
            yield from _in_value(item, get_args(annotation)[0], (*path, position))
    elif origin is dict:
        keys, values = get_args(annotation)
        for key, item in value.items():
            yield from _in_value(key, keys, (*path, key))
            yield from _in_value(item, values, (*path, key))
    elif origin in (Union, types.UnionType):
        for arm in get_args(annotation):
            if get_origin(arm) in (Annotated, type(value)):
                yield from _in_value(value, arm, path)


def _marked(value: Any, metadata: Any, path: Path) -> Iterator[Mention]:
    for mark in metadata:
        if isinstance(mark, Ref | Term):
            yield Mention(path, value, mark)
