"""Rules across records, one module a subject; RULES lists them all."""

from collections.abc import Callable, Iterator
from datetime import date

from pipeline.checks.dates import active_is_recent, dates_in_order, not_in_the_future, not_newer_than_sources
from pipeline.checks.duplicates import likely_duplicates
from pipeline.checks.harm import no_contacts_in_texts, nothing_finer_than_withheld
from pipeline.checks.mentions import names_what_exists
from pipeline.checks.order import (
    no_circles,
    phrases_have_their_record,
    sources_are_used,
    terms_are_sound,
    withdrawn_stay_withdrawn,
)
from pipeline.collection import Collection
from pipeline.problems import Problem

Rule = Callable[[Collection, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    names_what_exists,
    terms_are_sound,
    no_circles,
    withdrawn_stay_withdrawn,
    phrases_have_their_record,
    dates_in_order,
    not_in_the_future,
    not_newer_than_sources,
    active_is_recent,
    nothing_finer_than_withheld,
    no_contacts_in_texts,
    likely_duplicates,
    sources_are_used,
)


def check(collection: Collection, today: date) -> list[Problem]:
    """Every problem that shows only when records are seen together."""
    return [problem for rule in RULES for problem in rule(collection, today)]
