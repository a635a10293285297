"""Which audiences take in others: a mother is a woman and a parent, and may be among the people in exile too.

Two tables stand beside the wider terms of the vocabulary. What is for a group that somebody belongs to answers for
sure; what is for a group that somebody may belong to is asked first. No source says whom it leaves out.
"""

from collections.abc import Collection, Iterator, Sequence

from search.lexicon import Concept, Lexicon
from search.tokens import tag

SCHEME = "audiences"
FOR_MOST = (
    "anyone", "exiled-people", "homeless-people", "people-in-camps", "people-in-hardship", "new-arrivals",
    "foreign-nationals", "third-country-nationals", "asylum-seekers", "people-wishing-to-claim-asylum",
    "people-wishing-to-stay-in-france", "people-without-health-cover",
)  # fmt: skip
"""Audiences that most who ask belong to, or may come to belong to; so wide that some of them may be left out."""
HELPERS = {
    "people-who-support-exiles", "volunteers", "professionals", "social-workers", "lawyers", "child-protection-staff",
    "interpreters-and-mediators", "researchers", "schools", "organisations", "civil-society", "associations",
    "member-organisations", "people-in-member-organisations", "donors", "institutions", "public-authorities",
    "local-authorities", "eu-institutions", "elected-representatives", "policy-makers", "witnesses", "residents",
    "public",
}  # fmt: skip
"""Audiences that help rather than need help: what is for people in exile is not for them."""
NEEDS_OF_HELPERS = {
    "volunteering", "donating", "funding", "training-for-associations", "practice-exchange", "coordination",
    "shared-premises", "advocacy", "awareness-raising", "court-action", "human-rights-observation",
}  # fmt: skip
"""Needs with which nobody in exile comes."""
ARE = {
    "mothers": ("women", "families"),
    "pregnant-people": ("women",),
    "women": ("adults",),
    "men": ("adults",),
    "single-women": ("adults",),
    "single-men": ("adults",),
    "older-people": ("adults",),
    "parents": ("families",),
    "adult-exiled-people": ("adults",),
    "young-exiled-people": ("young-people",),
    "people-with-international-protection": ("refugees",),
    "associations": ("organisations",),
    "civil-society": ("organisations",),
    "member-organisations": ("organisations",),
    "schools": ("organisations",),
}
"""Beside the wider term, the groups that whoever is of a group belongs to."""
MAY_BE = {
    "adults": ("mothers", "parents", "couples", "young-people", "adult-exiled-people"),
    "women": ("parents", "families", "adult-exiled-people"),
    "mothers": ("single-women", "adult-exiled-people"),
    "men": ("parents", "families", "adult-exiled-people"),
    "families": ("children", "couples", "relatives", "pregnant-people"),
    "pregnant-people": (
        "mothers", "parents", "couples", "adults", "single-women", "adult-exiled-people", "sick-or-injured-people",
    ),
    "children": ("young-people", "young-exiled-people"),
    "unaccompanied-minors": ("young-people", "young-exiled-people", "separated-families"),
    "young-people": ("adult-exiled-people", "women", "men", "mothers", "parents", "pregnant-people"),
    "single-women": ("parents", "families", "young-people", "adult-exiled-people"),
    "single-men": ("young-people", "adult-exiled-people"),
    "relatives": ("separated-families", "people-who-support-exiles"),
    "survivors": (
        "bereaved-relatives", "people-after-failed-crossings", "people-at-sea", "victims-of-exploitation",
        "victims-of-torture-or-political-violence",
    ),
    "people-after-failed-crossings": ("people-considering-a-crossing", "people-at-sea", "shipwreck-survivors"),
    "people-at-sea": ("people-considering-a-crossing", "shipwreck-survivors"),
    "refugees": ("asylum-seekers", "new-arrivals"),
    "asylum-seekers": ("people-refused-asylum",),
    "vulnerable-people": (
        "children", "unaccompanied-minors", "families", "parents", "mothers", "pregnant-people", "women",
        "single-women", "older-people", "lgbtqi-people", "sick-or-injured-people", "sick-people", "injured-people",
        "survivors", "shipwreck-survivors", "bereaved-relatives", "people-after-failed-crossings",
        "victims-of-exploitation", "victims-of-torture-or-political-violence",
        "victims-or-witnesses-of-discrimination",
    ),
    "people-without-health-cover": ("sick-or-injured-people", "sick-people", "injured-people", "pregnant-people"),
    "people-in-detention": ("people-refused-asylum", "asylum-seekers", "people-wishing-to-claim-asylum"),
    "people-in-waiting-zones": ("people-wishing-to-claim-asylum", "new-arrivals"),
    "homeless-people": ("people-in-camps", "people-in-hardship"),
    "unemployed-people": ("job-seekers", "people-in-hardship"),
    "job-seekers": ("people-in-hardship",),
    "witnesses": ("victims-or-witnesses-of-discrimination", "residents", "people-who-support-exiles"),
    "individuals": ("public", "residents", "volunteers", "donors", "witnesses"),
    "public": ("residents", "volunteers", "donors"),
    "people-who-support-exiles": (
        "volunteers", "residents", "professionals", "social-workers", "lawyers", "child-protection-staff",
        "interpreters-and-mediators", "people-in-member-organisations", "associations", "civil-society", "donors",
    ),
    "volunteers": (
        "associations", "civil-society", "organisations", "people-in-member-organisations", "residents",
        "interpreters-and-mediators",
    ),
    "professionals": ("interpreters-and-mediators", "researchers", "people-in-member-organisations"),
    "people-in-member-organisations": ("member-organisations", "associations", "civil-society", "organisations"),
    "member-organisations": ("associations", "civil-society"),
    "schools": ("public-authorities", "institutions"),
    "institutions": ("public-authorities", "local-authorities", "eu-institutions", "organisations"),
    "policy-makers": (
        "elected-representatives", "institutions", "public-authorities", "local-authorities", "eu-institutions",
    ),
    "elected-representatives": ("public-authorities", "local-authorities", "eu-institutions"),
    "donors": ("organisations", "associations", "residents"),
}  # fmt: skip
"""Groups that may be one person's or one body's: each may be of the others, and the others of it."""


def is_for_helpers(tags: Collection[str]) -> bool:
    """Whether a service with some terms is for helpers only, or answers their needs only."""
    return _are_all(tags, SCHEME, HELPERS) or _are_all(tags, "needs", NEEDS_OF_HELPERS)


def _are_all(tags: Collection[str], scheme: str, terms: Collection[str]) -> bool:
    """Whether there are terms of a vocabulary, and only some of these."""
    told = {each for each in tags if each.startswith(f"{scheme}__")}
    return bool(told) and told <= {tag(scheme, term) for term in terms}


def sure_for(audiences: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Tokens of the groups that all who are of some audience belong to."""
    wider = [each.term for term in audiences for each in lexicon.broader.get(Concept(SCHEME, term), ())]
    also = [group for term in (*audiences, *wider) for group in ARE.get(term, ())]
    return tuple(tag(SCHEME, group) for group in dict.fromkeys([*wider, *also]) if group not in FOR_MOST)


def perhaps_for(audiences: Sequence[str]) -> list[str]:
    """Tokens of audiences that may take in some others."""
    most = FOR_MOST if set(audiences) - HELPERS else ()
    return [tag(SCHEME, group) for group in dict.fromkeys([*most, *_may_be(audiences)])]


def _may_be(audiences: Sequence[str]) -> Iterator[str]:
    """Groups that share somebody with some audiences; of who belongs to a group, some may be of a narrower one."""
    for term in audiences:
        yield from MAY_BE.get(term, ())
        yield from (group for table in (ARE, MAY_BE) for group, others in table.items() if term in others)
