"""The wide views of views_in_words.sql, one row a record for spreadsheets: what their columns mean."""

from pipeline.tables.organisations import ORGANISATIONS
from pipeline.tables.practices import PRACTICES
from pipeline.tables.services import SERVICES
from pipeline.tables.shape import View
from pipeline.tables.views import WHERE, joined, same, words

JOINED = 'joined by "; "'
LABELS = f"English labels, {JOINED}."
CONTACTS = words(contacts=f"Public contacts: kind, value, use and the date they speak of, {JOINED}.")
CITED = words(sources=f"Addresses of the sources that the whole record rests on, titles of those without, {JOINED}.")

SERVICES_IN_WORDS = View(
    "services_in_words",
    "One row a service with everything in words, for spreadsheets.",
    joined(
        same(SERVICES, "id name name_fr description description_fr"),
        words(
            organisations=f"Names of all who give it, the lead first, {JOINED}.",
            places=f"Places where it is given, by name, {JOINED}.",
            precision=f"How exactly each of these places may be shown: {LABELS}",
            addresses=f"Building, street, postcode and commune, where they are published, {JOINED}.",
        ),
        same(SERVICES, "places_note"),
        words(
            area_covered=f"Places it covers, by name, {JOINED}.",
            needs=f"What one can come for: {LABELS}",
            audiences=f"For whom: {LABELS}",
        ),
        same(SERVICES, "audience_note"),
        words(
            legal_statuses=f"Legal statuses it is meant for: {LABELS}",
            unconditional="yes where a source says that no condition is asked, no where it says that one is.",
        ),
        same(SERVICES, "minimum_age maximum_age conditions"),
        words(languages=f"Languages spoken there: {LABELS}"),
        same(SERVICES, "languages_note"),
        words(access=f"Ways in: {LABELS}"),
        same(SERVICES, "access_note"),
        words(documents_required=f"Papers to bring, {JOINED}.", cost="Whether it costs anything, in English."),
        same(SERVICES, "cost_note"),
        words(delivery=f"At a place, on rounds or from afar: {LABELS}"),
        same(SERVICES, "hours"),
        CONTACTS,
        same(SERVICES, "website since until"),
        words(status="Whether it runs, in English; empty where no source says."),
        same(SERVICES, "status_as_of freshness as_of changes caveats"),
        CITED,
        same(SERVICES, "url"),
    ),
)
ORGANISATIONS_IN_WORDS = View(
    "organisations_in_words",
    "One row an organisation with everything in words, for spreadsheets.",
    joined(
        same(ORGANISATIONS, "id name acronym"),
        words(other_names=f"Former and other names, {JOINED}.", kind="What kind of body it is, in English."),
        same(ORGANISATIONS, "legal_form country"),
        WHERE,
        words(
            address="Street, postcode and commune, where they are published.",
            areas_served=f"Places it serves, by name, {JOINED}.",
        ),
        same(ORGANISATIONS, "summary summary_fr"),
        words(
            services=f"Names of the services it gives, {JOINED}.",
            member_of=f"Names of the networks it is a member of, {JOINED}.",
            languages=f"Languages it works in: {LABELS}",
        ),
        CONTACTS,
        same(ORGANISATIONS, "website founded ended"),
        words(status="Whether it is at work, in English; empty where no source says."),
        same(ORGANISATIONS, "status_as_of freshness as_of caveats"),
        CITED,
        same(ORGANISATIONS, "url"),
    ),
)
PRACTICES_IN_WORDS = View(
    "practices_in_words",
    "One row a practice with everything in words, for spreadsheets.",
    joined(
        same(PRACTICES, "id title title_fr"),
        words(themes=f"What it is about: {LABELS}"),
        same(PRACTICES, "problem approach results lessons transferability"),
        words(
            evidence_level="How well its results are shown, in English.",
            organisations=f"Names of those who carry it, {JOINED}.",
            services=f"Names of the services that carry it, {JOINED}.",
            places=f"Places where it is or was at work, by name, {JOINED}.",
        ),
        same(PRACTICES, "places_note period freshness as_of caveats"),
        CITED,
        same(PRACTICES, "url"),
    ),
)

VIEWS = (SERVICES_IN_WORDS, ORGANISATIONS_IN_WORDS, PRACTICES_IN_WORDS)
