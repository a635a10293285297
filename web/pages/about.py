"""How the directory is made, how far to trust it, who owns what, and what is noted of those who use it: nothing."""

import sqlite3
from typing import Any

from web.ages import BY_KIND, count_ages
from web.languages import to_say
from web.page import Page
from web.records import names_of
from web.visit import Visit

COUNTS = """
select
  (select count(*) from organisations) as organisations, (select count(*) from services) as services,
  (select count(*) from practices) as practices, (select count(*) from events) as events,
  (select count(*) from documents) as documents, (select count(*) from places) as places,
  (select count(*) from glossary) as terms, (select count(*) from sources) as sources,
  (select count(*) from sources where date is null) as undated_sources,
  (select count(*) from citations) as citations,
  (select count(distinct service_id) from service_locations where precision = 'withheld') as withheld_services,
  (select count(*) from texts where origin = 'machine') as machine_texts
"""
METHODS = "select method, count(*) from verifications group by method"
MACHINE_WORDS = """
select count(distinct language) as languages, count(*) as words from vocabulary_labels where use = 'machine'
"""
CREDITS = """
select sources.id, sources.title, sources.publisher, sources.licence, sources.language, count(*) as words
from label_credits join sources on sources.id = label_credits.source_id
group by sources.id order by words desc, sources.id
"""
CHECKED = {
    "source": to_say("Someone read the sources again."),
    "call": to_say("Someone phoned the service."),
    "visit": to_say("Someone went to the place."),
    "provider": to_say("The organisation that runs the service confirmed or corrected the record."),
}
AGED = {
    "current": to_say("Attested within the last 12 months."),
    "ageing": to_say("Attested more than 12 and at most 36 months ago."),
    "historical": to_say("Attested more than 36 months ago."),
    "undated": to_say("No source gives a usable date."),
    "ended": to_say("A source says that it has ended."),
}
"""What the terms of the vocabularies of checks and of freshness mean, for they speak of the site itself."""
ORIGIN = (
    ("events", "solidar-calais"), ("organisations", "solidar"), ("organisations", "ligue-de-lenseignement"),
    ("organisations", "auberge-des-migrants"), ("organisations", "plateforme-soutiens-migrants"),
    ("organisations", "solidar-social-affairs-forum"), ("organisations", "solidar-task-force-migration"),
)  # fmt: skip
"""The visit from which the directory comes, and who took part in it."""


def about(connection: sqlite3.Connection, visit: Visit, parts: dict[str, str]) -> Page:
    """Numbers are read from the database, so that the page cannot promise what is not there."""
    names = names_of(connection, ORIGIN, visit.today)
    ages = count_ages(connection, BY_KIND, visit.today).get(("service",), {})
    values: dict[str, Any] = {
        "counts": connection.execute(COUNTS).fetchone(),
        "ages": ages,
        "aged": AGED,
        "methods": dict(map(tuple, connection.execute(METHODS))),
        "checked": CHECKED,
        "machine": connection.execute(MACHINE_WORDS).fetchone(),
        "credits": connection.execute(CREDITS).fetchall(),
        "origin": [names[key] for key in ORIGIN if key in names],
    }
    return Page("about.html", values)
