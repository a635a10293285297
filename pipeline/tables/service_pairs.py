"""Tables of pairs: what each service is tied to, for joins."""

from pipeline.tables.shape import Column, audiences_of, junction

_OWNER = ("services", "service_id")

TABLES = (
    junction(
        "service_providers",
        _OWNER,
        Column("organisation_id", "Provider.", required=True, references="organisations"),
        lambda record: record.providers,
        "Which organisation gives which service.",
    ),
    junction(
        "service_needs",
        _OWNER,
        Column("need", "Term of the vocabulary needs.", required=True),
        lambda record: record.needs,
        "Which service answers which need.",
    ),
    audiences_of("service_audiences", _OWNER, "Which service is for whom."),
    junction(
        "service_areas",
        _OWNER,
        Column("place_id", "Place it covers.", required=True, references="places"),
        lambda record: record.area_covered,
        "Which service covers which place.",
    ),
    junction(
        "service_legal_statuses",
        _OWNER,
        Column("legal_status", "Term of the vocabulary legal-statuses.", required=True),
        lambda record: record.eligibility.statuses if record.eligibility else [],
        "Which service is meant for which legal status.",
    ),
    junction(
        "service_delivery",
        _OWNER,
        Column("mode", "Term of the vocabulary delivery-modes.", required=True),
        lambda record: record.delivery,
        "How a service reaches people.",
    ),
)
