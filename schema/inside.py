"""What is inside a record: its models, and the records and terms that it names."""

import types
from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from schema.references import Path, Ref, Term


class Mention(NamedTuple):
    """A place in a record that names something else."""

    path: Path
    value: str
    target: Ref | Term


def mentions(record: BaseModel) -> list[Mention]:
    """Every id and term that a record names, in the order of its fields."""
    found: list[Mention] = []
    _in_model(record, (), found)
    return found


def models(model: BaseModel) -> list[tuple[Path, BaseModel]]:
    """A model and all models inside it, with the path to each."""
    found: list[tuple[Path, BaseModel]] = []
    _add_models(model, (), found)
    return found


def _add_models(model: BaseModel, path: Path, found: list[tuple[Path, BaseModel]]) -> None:
    found.append((path, model))
    for name, key in _fields_with_models(type(model)):
        value = getattr(model, name)
        if isinstance(value, list | dict):
            for step, item in value.items() if isinstance(value, dict) else enumerate(value):
                if isinstance(item, BaseModel):
                    _add_models(item, (*path, key, step), found)
        elif isinstance(value, BaseModel):
            _add_models(value, (*path, key), found)


@cache
def _fields_with_models(model: type[BaseModel]) -> list[tuple[str, str]]:
    """Name and key in the file of the fields that may hold models; the versions of a text count as one with it."""
    if issubclass(model, RootModel):
        return []
    fields = model.model_fields.items()
    return [(name, field.alias or name) for name, field in fields if _holds_model(field.annotation)]


def _holds_model(annotation: Any) -> bool:
    return _is_model(annotation) or any(map(_holds_model, get_args(annotation)))


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and not get_args(annotation) and issubclass(annotation, BaseModel)


Walk: TypeAlias = Callable[[Any, Path, list[Mention]], None]
"""Adds what a value at a path names. Types are read once, since a build looks at a hundred thousand values."""


def _in_model(model: BaseModel, path: Path, found: list[Mention]) -> None:
    for name, steps, walk in _naming_fields(type(model)):
        if value := getattr(model, name):
            walk(value, (*path, *steps), found)


@cache
def _naming_fields(model: type[BaseModel]) -> list[tuple[str, Path, Walk]]:
    """Name, steps in the file and way through of the fields that may name something."""
    return [
        (name, () if name == "root" else (field.alias or name,), walk)
        for name, field in model.model_fields.items()
        if (walk := _walk(field.annotation, field.metadata))
    ]


def _walk(annotation: Any, metadata: Iterable[Any] = ()) -> Walk | None:
    """The way through values of a type; None where they never name anything."""
    for mark in metadata:
        if isinstance(mark, Ref | Term):
            return lambda value, path, found: found.append(Mention(path, value, mark))
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _walk(inside[0], inside[1:])
    if origin is list:
        return _in_list(_walk(inside[0]))
    if origin is dict:
        return _in_dict(*map(_walk, inside))
    if origin in (Union, types.UnionType):
        return _in_union([(_class(arm), walk) for arm in inside if (walk := _walk(arm))])
    return _in_model if _is_model(annotation) and _naming_fields(annotation) else None


def _class(annotation: Any) -> type:
    """The class of the values of a type."""
    if get_origin(annotation) is Annotated:
        return _class(get_args(annotation)[0])
    kind: type = get_origin(annotation) or annotation
    return kind


def _in_list(item: Walk | None) -> Walk | None:
    if not item:
        return None

    def walk(value: list[Any], path: Path, found: list[Mention]) -> None:
        for position, each in enumerate(value):
            item(each, (*path, position), found)

    return walk


def _in_dict(key: Walk | None, item: Walk | None) -> Walk | None:
    def walk(value: dict[str, Any], path: Path, found: list[Mention]) -> None:
        for name, each in value.items():
            here = (*path, name)
            if key:
                key(name, here, found)
            if item:
                item(each, here, found)

    return walk if key or item else None


def _in_union(arms: list[tuple[type, Walk]]) -> Walk | None:
    def walk(value: Any, path: Path, found: list[Mention]) -> None:
        for kind, arm in arms:
            if isinstance(value, kind):
                arm(value, path, found)

    return walk if arms else None
