"""Writes the field reference for curators from the models."""

import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from schema.base import Text
from schema.kinds import BESIDE, KINDS, Kind
from schema.references import Ref, Term

_HEAD = """# Fields of the records

Made from the schema by `python build.py generate`; to change a line, change the field's description in `schema/`.

A text for people is a mapping by language: `{en: …, fr: …}`; a translation that no competent reader has checked is
`{fr: {text: …, origin: machine}}`. A date is EDTF: `2019`, `2019-10`, `2018?`, `2011/..`, `XXXX-10-10`. Every value is
read as text, so that nothing needs quotes to keep its digits.
"""
_NAMES = {str: "text", int: "whole number", float: "number", bool: "true or false", types.NoneType: ""}


def field_reference() -> str:
    """The Markdown page of all fields, kind by kind, then the parts that records share."""
    kinds = (*KINDS.values(), *BESIDE.values())
    parts: dict[str, type[BaseModel]] = {}
    pages = [page for kind in kinds for page in _kind_page(kind, parts)]
    shared = [line for name in sorted(parts) for line in _model_lines(f"### {name}", parts[name], parts)]
    return "\n".join([_HEAD, *pages, "## Parts of records", "", *shared])


def _kind_page(kind: Kind, parts: dict[str, type[BaseModel]]) -> Iterator[str]:
    where = f"`data/{kind.folder}/{'{folder}/' if kind.folder in BESIDE else ''}`"
    yield from _model_lines(f"## {kind.name.capitalize()}: {where}", kind.model, parts)


def _model_lines(heading: str, model: type[BaseModel], parts: dict[str, type[BaseModel]]) -> Iterator[str]:
    yield heading
    yield ""
    yield (model.__doc__ or "").strip()
    yield ""
    yield "| field | needed | what | rule | example |"
    yield "| --- | --- | --- | --- | --- |"
    for name, field in sorted(model.model_fields.items(), key=lambda named: not named[1].is_required()):
        needed = "yes" if field.is_required() else ""
        cells = (f"`{field.alias or name}`", needed, _type(field, parts), field.description, _example(field))
        yield f"| {' | '.join(map(str, cells))} |"
    yield ""


def _type(field: FieldInfo, parts: dict[str, type[BaseModel]]) -> str:
    return _mark(field.metadata) or _words(field.annotation, parts)


def _words(annotation: Any, parts: dict[str, type[BaseModel]]) -> str:
    """A type in the words of a curator; models met on the way are added to the parts."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _mark(annotation.__metadata__) or _words(arguments[0], parts)
    if origin in (Union, types.UnionType):
        return " or ".join(filter(None, (_words(arm, parts) for arm in arguments)))
    if origin is Literal:
        return " · ".join(f"`{choice}`" for choice in arguments)
    if origin is list:
        return f"list of {_words(arguments[0], parts)}"
    if origin is dict:
        return f"{_words(arguments[0], parts)} → {_words(arguments[1], parts)}"
    if annotation is Text:
        return "text by language"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        parts.setdefault(annotation.__name__, annotation)
        for field in annotation.model_fields.values():
            _words(field.annotation, parts)
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return _NAMES.get(annotation, "day" if getattr(annotation, "__name__", "") == "date" else "text")


def _mark(metadata: Any) -> str:
    for mark in metadata:
        if isinstance(mark, Ref):
            return f"id in `data/{mark.folder}/`"
        if isinstance(mark, Term):
            return f"term of `{mark.scheme}`"
    return ""


def _example(field: FieldInfo) -> str:
    if not field.examples:
        return ""
    text = yaml.safe_dump(field.examples[0], allow_unicode=True, default_flow_style=True, width=10_000, sort_keys=False)
    shown = text.removesuffix("\n").removesuffix("...").strip().replace("|", "\\|")
    return f"`{shown}`"
