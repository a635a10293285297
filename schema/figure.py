"""Numbers that a source gives, with their date and source."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from schema.base import Model, Sourced, Text
from schema.scalars import Line

_LARGEST = 2**53
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
Qualifier = Literal["about", "more-than", "at-least", "less-than", "nearly", "up-to"]


def _number_if_it_is_one(value: object) -> object:
    """Every value is read as text; here a number is meant where the text is one."""
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        return value
    number = float(value) if "." in value else int(value)
    # SQLite and JSON hold whole numbers exactly up to here; beyond it the words are kept.
    return number if abs(number) < _LARGEST else value


Number = Annotated[int | float, BeforeValidator(_number_if_it_is_one)]


class Range(Model):
    """A smallest and a largest number."""

    smallest: Number = Field(alias="from", description="Smallest number.", examples=[30])
    largest: Number = Field(alias="to", description="Largest number.", examples=[70])

    @model_validator(mode="after")
    def _in_order(self) -> "Range":
        if self.smallest > self.largest:
            raise ValueError("to: is smaller than from; write the smaller number first")
        return self


def _sort(value: object) -> str:
    if isinstance(value, dict | Range):
        return "range"
    return "number" if isinstance(value, int | float) else "words"


Amount = Annotated[
    Annotated[int | float, Tag("number")] | Annotated[Range, Tag("range")] | Annotated[Line, Tag("words")],
    Discriminator(_sort),
    BeforeValidator(_number_if_it_is_one),
]


class Figure(Sourced):
    """A number as a source gives it."""

    what: Text = Field(
        description="What is counted, and over what time and place.", examples=[{"en": "volunteers a day"}]
    )
    value: Amount = Field(
        description="A number, a range {from, to}, or the words of a count that is neither.",
        examples=[{"from": 30, "to": 70}],
    )
    qualifier: Qualifier | None = Field(None, description="How the source limits the number.", examples=["about"])
    unit: Line | None = Field(None, description="Unit, where it is not a plain count.", examples=["EUR"])

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """Smallest and largest number meant, None where the source leaves it open."""
        if isinstance(self.value, Range):
            return self.value.smallest, self.value.largest
        if isinstance(self.value, str):
            return None, None
        low = None if self.qualifier in ("less-than", "nearly", "up-to") else self.value
        high = None if self.qualifier in ("more-than", "at-least") else self.value
        return low, high

    @property
    def shown(self) -> str:
        """The value in words and digits, without its unit."""
        if isinstance(self.value, Range):
            return f"{self.value.smallest} to {self.value.largest}"
        return " ".join(filter(None, [(self.qualifier or "").replace("-", " "), str(self.value)]))
