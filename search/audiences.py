"""Which audiences take in others: what is for people in exile may be for a minor among them too."""

from search.tokens import tag

SCHEME = "audiences"
FOR_MOST = (
    "anyone", "exiled-people", "homeless-people", "people-in-camps", "people-in-hardship", "new-arrivals",
    "foreign-nationals", "asylum-seekers", "people-wishing-to-claim-asylum", "people-wishing-to-stay-in-france",
    "people-without-health-cover",
)  # fmt: skip
"""Audiences that most who ask belong to, or may come to belong to."""
HELPERS = {
    "people-who-support-exiles", "volunteers", "professionals", "social-workers", "lawyers", "child-protection-staff",
    "interpreters-and-mediators", "researchers", "schools", "organisations", "civil-society", "associations",
    "member-organisations", "people-in-member-organisations", "donors", "institutions", "public-authorities",
    "local-authorities", "eu-institutions", "elected-representatives", "policy-makers", "witnesses", "residents",
    "public",
}  # fmt: skip
"""Audiences that help rather than need help: what is for people in exile is not for them."""


def perhaps_for(audiences: tuple[str, ...]) -> list[str]:
    """Tokens of audiences that may take in some others; no source says that they leave them out."""
    return [tag(SCHEME, each) for each in FOR_MOST] if set(audiences) - HELPERS else []
