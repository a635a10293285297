"""The models: every field explains itself, and nothing unknown slips in."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from schema import kinds
from schema.base import Model, Text


def subclasses(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for child in model.__subclasses__():
        yield child
        yield from subclasses(child)


MODELS = sorted(set(subclasses(Model)), key=lambda model: model.__name__)
FIELDS = [(model, name) for model in MODELS for name in model.model_fields]
NAMES = [f"{model.__name__}.{name}" for model, name in FIELDS]

each_field = pytest.mark.parametrize(("model", "name"), FIELDS, ids=NAMES)
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


def described(model: type[BaseModel], name: str) -> FieldInfo:
    return model.model_fields[name]


def test_every_kind_of_record_is_seen() -> None:
    assert {kind.model for kind in (*kinds.KINDS.values(), kinds.WITHDRAWN)} <= set(MODELS)
    assert issubclass(Text, RootModel)


@each_field
def test_field_has_a_title(model: type[BaseModel], name: str) -> None:
    shown = model.model_json_schema(ref_template="{model}")
    parts = {model.__name__: shown, **shown.get("$defs", {})}
    field = parts[model.__name__]["properties"][described(model, name).alias or name]
    assert field.get("title") or parts[field["$ref"]]["title"]


@each_field
def test_field_has_a_description_that_is_a_sentence(model: type[BaseModel], name: str) -> None:
    description = described(model, name).description
    assert description
    assert description.endswith((".", "?"))


@each_field
def test_field_has_an_example_that_fits(model: type[BaseModel], name: str) -> None:
    field = described(model, name)
    assert field.examples
    for example in field.examples:
        TypeAdapter(field.rebuild_annotation()).validate_python(example)


@each_model
def test_required_fields_come_first(model: type[BaseModel]) -> None:
    own = [model.model_fields[name].is_required() for name in model.__annotations__ if name in model.model_fields]
    assert own == sorted(own, reverse=True)


@each_model
def test_unknown_key_is_refused(model: type[BaseModel]) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate({"no_such_key": "x"})
    assert ("extra_forbidden", ("no_such_key",)) in [(error["type"], error["loc"]) for error in caught.value.errors()]


@each_model
def test_model_says_what_it_is(model: type[BaseModel]) -> None:
    assert model.__doc__
