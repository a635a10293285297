"""How complete a service's record is, by the ten criteria that data.inclusion publishes for its own quality score.

Source of the rule: data-inclusion-schema 1.0, `score_qualite` (MIT licence), read through our fields. Each criterion
gives 0 to 1, or None where it does not apply; the score is the mean of those that apply.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from schema.service import Service

_BY_THE_PERSON = {"walk-in", "on-site", "phone", "email", "messaging", "online-form"}
_BY_OTHERS = {"referral", "outreach"}
_HALF_YEAR, _TWO_YEARS = 182, 730
_IDEAL_LENGTH = range(200, 2000)
_SHORT = 50


@dataclass(frozen=True)
class Judged:
    """A service with what its criteria depend on."""

    service: Service
    attested: date | None
    today: date

    @property
    def modes(self) -> set[str]:
        """Ways in that are told."""
        return {access.mode for access in self.service.access}

    def has_contact(self, *kinds: str) -> bool:
        """Is there a contact of one of these kinds?"""
        return any(contact.kind in kinds for contact in self.service.contacts)


def address(judged: Judged) -> float | None:
    """A street, where people may know the place; not asked of a withheld one."""
    told = [location for location in judged.service.locations if location.precision != "withheld"]
    if not told:
        return None
    return float(any(location.address and location.address.street for location in told))


def ways_in(judged: Judged) -> float:
    """How to get in, and by whose word."""
    if not judged.modes:
        return 0.0
    return 1.0 if judged.modes & (_BY_THE_PERSON | _BY_OTHERS) else 0.5


def audience(judged: Judged) -> float:
    """At least one audience."""
    return float(bool(judged.service.audiences))


def need(judged: Judged) -> float:
    """At least one need."""
    return float(bool(judged.service.needs))


def contact(judged: Judged) -> float:
    """At least one way to ask."""
    return float(bool(judged.service.contacts or judged.service.website))


def email(judged: Judged) -> float | None:
    """An address, where one writes."""
    return float(judged.has_contact("email")) if "email" in judged.modes else None


def phone(judged: Judged) -> float | None:
    """A number, where one calls."""
    return float(judged.has_contact("phone", "messaging")) if "phone" in judged.modes else None


def recency(judged: Judged) -> float:
    """1 within half a year of the newest attestation, falling evenly to 0 at two years."""
    if judged.attested is None:
        return 0.0
    age = (judged.today - judged.attested).days
    return max(0.0, min(1.0, (_TWO_YEARS - age) / (_TWO_YEARS - _HALF_YEAR)))


def cost(judged: Judged) -> float:
    """Whether it costs anything, with details where it does."""
    if judged.service.cost is None:
        return 0.0
    return 1.0 if judged.service.cost == "free" or judged.service.cost_note else 0.5


def description(judged: Judged) -> float:
    """A description neither too short nor too long."""
    length = len(judged.service.description.shown) if judged.service.description else 0
    if length < _SHORT:
        return 0.0
    return 1.0 if length in _IDEAL_LENGTH else 0.5


CRITERIA: tuple[Callable[[Judged], float | None], ...] = (
    address,
    ways_in,
    audience,
    need,
    contact,
    email,
    phone,
    recency,
    cost,
    description,
)


def score(judged: Judged) -> tuple[float, list[float | None]]:
    """The score and what each criterion gave, in the order of CRITERIA."""
    given = [criterion(judged) for criterion in CRITERIA]
    applicable = [value for value in given if value is not None]
    return sum(applicable) / len(applicable), given
