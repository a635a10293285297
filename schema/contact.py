"""Public ways to reach an organisation or a service; never a person's own."""

import re
from collections.abc import Callable
from typing import Annotated

import phonenumbers
from pydantic import Field, model_validator

from schema.base import Sourced
from schema.references import Language, Term
from schema.scalars import Line, check_email, check_phone, check_url

_CHECKS: dict[str, Callable[[str], str]] = {
    "phone": check_phone,
    "messaging": check_phone,
    "email": check_email,
    "web-form": check_url,
    "chat": check_url,
}
_PERSONAL_MAILBOX = re.compile(
    r"[a-z]+[._-][a-z]+@(gmail|hotmail|outlook|yahoo|orange|free|wanadoo|laposte|live|gmx|proton)\b"
)


class Contact(Sourced):
    """A phone number, mailbox or form that the organisation itself publishes."""

    kind: Annotated[str, Term("contact-kinds")] = Field(
        description="Kind of contact; messaging is a number for text or voice messages.", examples=["phone"]
    )
    value: Line = Field(
        repr=False,
        description="Number in international form (national short numbers as they are), address or web address.",
        examples=["+33 3 21 00 00 00"],
    )
    use: Annotated[str, Term("contact-uses")] = Field(
        description="What it is for. A mobile number or a mailbox at a free provider is taken only as a line "
        "that the body publishes as its own.",
        examples=["general"],
    )
    languages: list[Language] = Field(
        [], description="Languages answered there, where a source says so.", examples=[["fr", "ar"]]
    )

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "Contact":
        try:
            _CHECKS.get(self.kind, str)(self.value)
        except ValueError as problem:
            # Never print the value: what is wrong here may be somebody's own number.
            raise ValueError(f"value: {problem}") from None
        return self

    @model_validator(mode="after")
    def _is_nobodys_own(self) -> "Contact":
        """What may be a person's own must say what it serves, so that somebody has thought of it."""
        if self.use != "general":
            return self
        if self.kind == "email" and _PERSONAL_MAILBOX.match(self.value.lower()):
            raise ValueError("value: looks like a person's own mailbox; give another, or say in use what it serves")
        if self.kind in ("phone", "messaging") and _is_mobile(self.value):
            raise ValueError("value: is a mobile number; give a fixed one, or say in use what it serves")
        return self


def _is_mobile(number: str) -> bool:
    if not number.startswith("+"):
        return False
    kind = phonenumbers.number_type(phonenumbers.parse(number))
    # Some countries, such as the United States, number fixed lines and mobiles alike.
    return kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
