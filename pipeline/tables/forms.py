"""What the values of a column are, told from the field of a model that they come from."""

from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from pipeline.tables.shape import Form
from schema.edtf_dates import Edtf
from schema.scalars import Url

FORMS: tuple[tuple[Any, Form], ...] = ((date, "date"), (Edtf, "edtf"), (Url, "address"))


def form_of(field: FieldInfo) -> Form:
    """The form in which a table holds a field; a list of whatever kind is a JSON array."""
    kinds = set(map(_bare, _choices(field.rebuild_annotation())))
    if any(get_origin(kind) is list for kind in kinds):
        return "list"
    return next((form for kind, form in FORMS if _bare(kind) in kinds), "plain")


def _choices(annotation: Any) -> tuple[Any, ...]:
    """The types that a field may have, beside none."""
    if get_origin(annotation) in (Union, UnionType):
        return tuple(choice for choice in get_args(annotation) if choice is not NoneType)
    return (annotation,)


def _bare(kind: Any) -> Any:
    """A type without its marks, but for text, whose marks say what it is."""
    is_marked = get_origin(kind) is Annotated
    return get_args(kind)[0] if is_marked and get_args(kind)[0] is not str else kind
