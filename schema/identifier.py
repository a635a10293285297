"""Identifiers of organisations and places in other registers."""

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import Field, model_validator
from stdnum.be import vat as kbo
from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

from schema.base import Evidence
from schema.references import Term
from schema.scalars import Line


def _by_stdnum(validate: Callable[[str], str]) -> Callable[[str], bool]:
    def fits(value: str) -> bool:
        try:
            return validate(value) == value
        except ValidationError:
            return False

    return fits


def _by_pattern(pattern: str) -> Callable[[str], bool]:
    return lambda value: re.fullmatch(pattern, value, re.ASCII) is not None


FORMS: dict[str, tuple[Callable[[str], bool], str]] = {
    "siren": (_by_stdnum(siren.validate), "nine digits with a valid check digit"),
    "siret": (_by_stdnum(siret.validate), "fourteen digits with a valid check digit"),
    "rna": (_by_pattern(r"W[0-9A-Z]{2}[0-9]{7}"), "W and nine characters, such as W623002345"),
    "eu-transparency-register": (_by_pattern(r"\d{8,12}-\d{2}"), "digits, a hyphen, two digits"),
    "be-kbo": (_by_stdnum(kbo.validate), "ten digits with valid check digits, without dots"),
    "gb-charity": (
        _by_pattern(r"(SC|NIC?)?\d{5,7}"),
        "six or seven digits, SC or NIC before them outside England and Wales",
    ),
    "gb-company": (_by_pattern(r"[A-Z0-9]{2}\d{6}"), "eight characters"),
    "insee": (_by_pattern(r"\d[0-9AB]\d{3}|\d[0-9AB]\d?|\d{2}"), "the INSEE code: five characters for a commune"),
    "geonames": (_by_pattern(r"\d{1,10}"), "the GeoNames number"),
    "wikidata": (_by_pattern(r"Q[1-9]\d*"), "Q and digits"),
    "iso-3166-1": (_by_pattern(r"[A-Z]{2}"), "two capitals"),
    "iso-3166-2": (_by_pattern(r"[A-Z]{2}-[0-9A-Z]{1,3}"), "country, hyphen, subdivision, such as FR-HDF"),
}
"""Scheme -> does a value have its form, and the form in words."""


class Identifier(Evidence):
    """The number or code of a body or place in a register."""

    scheme: Annotated[str, Term("identifier-schemes")] = Field(description="The register.", examples=["rna"])
    value: Line = Field(description="The number as the register writes it, without spaces.", examples=["W623002345"])

    @model_validator(mode="after")
    def _has_the_form(self) -> "Identifier":
        fits, form = FORMS.get(self.scheme, (None, ""))
        if fits and not fits(self.value):
            raise ValueError(f"value: is no {self.scheme} number; expected {form}")
        return self
