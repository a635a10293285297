"""The wide views, one row a record for spreadsheets: their columns, what these mean and the SQL that writes them."""

from pipeline.tables.in_words import LABELLED, contacts, label, labels, listed, names, same, sources, text, texts, view
from pipeline.tables.organisations import ORGANISATIONS
from pipeline.tables.practices import PRACTICES
from pipeline.tables.services import SERVICES

PRECISION = LABELLED.format(scheme="address-precisions", value="service_locations.precision")
# No more is told of a withheld place than its commune.
ADDRESS = """coalesce(service_locations.name || ', ', '') || coalesce(service_locations.street || ', ', '')
        || coalesce(service_locations.postcode || ' ', '') || places.name"""
ADDRESSES = """service_locations cross join places on places.id = service_locations.place_id
      where service_locations.service_id = services.id
        and service_locations.precision <> 'withheld'
        and coalesce(service_locations.name, service_locations.street, service_locations.postcode) is not null"""
SEAT = """(
    select coalesce(organisations.street || ', ', '') || coalesce(organisations.postcode || ' ', '') || places.name
    from places
    where places.id = organisations.address_place
      and organisations.address_precision <> 'withheld'
      and coalesce(organisations.street, organisations.postcode) is not null
  )"""
GIVEN = """service_providers cross join services on services.id = service_providers.service_id
      where service_providers.organisation_id = organisations.id"""
# A membership that has several spans is told once.
NETWORKS = """(
        select other_name, min(position) as position from relations
        where organisation_id = organisations.id and role = 'member-of' group by other_name
      )"""
CARRIERS = """(
        select organisations.name, 1 as part, list.key
        from json_each(practices.organisations) as list cross join organisations on organisations.id = list.value
        union all
        select list.value, 2, list.key from json_each(practices.other_organisations) as list
      )"""

SERVICES_IN_WORDS = view(
    SERVICES,
    "One row a service with everything in words, for spreadsheets.",
    same(SERVICES, "id name name_fr description description_fr"),
    names("organisations", "Names of all who give it, the lead first", "services.providers", "organisations"),
    names("places", "Places where it is given, by name", "services.places", "places"),
    texts(
        "precision",
        "How exactly each of these places may be shown: English labels",
        "vocabulary_terms.label",
        f"service_locations {PRECISION} where service_locations.service_id = services.id",
        "service_locations.position",
    ),
    texts(
        "addresses",
        "Building, street, postcode and commune, where they are published",
        ADDRESS,
        ADDRESSES,
        "service_locations.position",
    ),
    same(SERVICES, "places_note"),
    names("area_covered", "Places it covers, by name", "services.area_covered", "places"),
    labels("needs", "What one can come for", "services.needs", "needs"),
    labels("audiences", "For whom", "services.audiences", "audiences"),
    same(SERVICES, "audience_note"),
    labels("legal_statuses", "Legal statuses it is meant for", "services.legal_statuses", "legal-statuses"),
    text(
        "unconditional",
        "yes where a source says that no condition is asked, no where it says that one is",
        "case services.unconditional when 1 then 'yes' when 0 then 'no' end",
    ),
    same(SERVICES, "minimum_age maximum_age conditions"),
    labels("languages", "Languages spoken there", "services.languages", "languages"),
    same(SERVICES, "languages_note"),
    labels("access", "Ways in", "services.access", "access-modes"),
    same(SERVICES, "access_note"),
    texts("documents_required", "Papers to bring", "list.value", listed("services.documents_required")),
    label("cost", "Whether it costs anything, in English", "services.cost", "costs"),
    same(SERVICES, "cost_note"),
    labels("delivery", "At a place, on rounds or from afar", "services.delivery", "delivery-modes"),
    same(SERVICES, "hours"),
    contacts(SERVICES, "service"),
    same(SERVICES, "website since until"),
    label("status", "Whether it runs, in English; empty where no source says", "services.status", "service-statuses"),
    same(SERVICES, "status_as_of freshness as_of changes caveats"),
    sources(SERVICES, "service"),
    same(SERVICES, "url"),
)
ORGANISATIONS_IN_WORDS = view(
    ORGANISATIONS,
    "One row an organisation with everything in words, for spreadsheets.",
    same(ORGANISATIONS, "id name acronym"),
    texts("other_names", "Former and other names", "list.value", listed("organisations.other_names")),
    label("kind", "What kind of body it is, in English", "organisations.kind", "organisation-kinds"),
    same(ORGANISATIONS, "legal_form country"),
    text(
        "place",
        "Commune or area it is based in, by name",
        "(select name from places where places.id = organisations.base)",
    ),
    text("address", "Street, postcode and commune, where they are published", SEAT),
    names("areas_served", "Places it serves, by name", "organisations.areas_served", "places"),
    same(ORGANISATIONS, "summary summary_fr"),
    texts("services", "Names of the services it gives", "services.name", GIVEN, "services.id"),
    texts("member_of", "Names of the networks it is a member of", "other_name", NETWORKS, "position"),
    labels("languages", "Languages it works in", "organisations.languages", "languages"),
    contacts(ORGANISATIONS, "organisation"),
    same(ORGANISATIONS, "website founded ended"),
    label(
        "status",
        "Whether it is at work, in English; empty where no source says",
        "organisations.status",
        "organisation-statuses",
    ),
    same(ORGANISATIONS, "status_as_of freshness as_of caveats"),
    sources(ORGANISATIONS, "organisation"),
    same(ORGANISATIONS, "url"),
)
PRACTICES_IN_WORDS = view(
    PRACTICES,
    "One row a practice with everything in words, for spreadsheets.",
    same(PRACTICES, "id title title_fr"),
    labels("themes", "What it is about", "practices.themes", "themes"),
    same(PRACTICES, "problem approach results lessons transferability"),
    label(
        "evidence_level",
        "How well its results are shown, in English",
        "practices.evidence_level",
        "evidence-levels",
    ),
    texts("organisations", "Names of those who carry it", "name", CARRIERS, "part, key"),
    names("services", "Names of the services that carry it", "practices.services", "services"),
    names("places", "Places where it is or was at work, by name", "practices.places", "places"),
    same(PRACTICES, "places_note period freshness as_of caveats"),
    sources(PRACTICES, "practice"),
    same(PRACTICES, "url"),
)

VIEWS = (SERVICES_IN_WORDS, ORGANISATIONS_IN_WORDS, PRACTICES_IN_WORDS)
