"""What terms of our vocabularies match elsewhere: official values only, and none wider than is said."""

import pytest
from official_values import OFFICIAL
from terms import Real, every_term, vocabulary

# A wider public would widen whom a service is for: only groups that its official description names may have one.
NAMED_BY_THE_WIDER_PUBLIC = {
    ("audiences", "asylum-seekers"): "personnes-exilees",  # Réfugiés, demandeurs d’asile, personnes immigrées, etc
    ("audiences", "refugees"): "personnes-exilees",
    ("audiences", "people-with-international-protection"): "personnes-exilees",
    ("legal-statuses", "asylum-seeker"): "personnes-exilees",
    ("legal-statuses", "refugee"): "personnes-exilees",
    ("audiences", "single-women"): "femmes",  # Femmes isolées, victimes de violence, etc
    ("audiences", "parents"): "familles",  # Familles, parents, enfants, etc
    ("audiences", "homeless-people"): "personnes-en-situation-durgence",  # SDF, victimes de violence, grande précarité
    # Personnes sortant de détention, détenus ou autre statut juridique spécifique
    ("audiences", "people-in-detention"): "personnes-en-situation-juridique-specifique",
    ("legal-statuses", "held-at-border-or-detained"): "personnes-en-situation-juridique-specifique",
}
NO_THEME = {
    "advocacy": "the themes are help to a person, not public work",
    "children-youth": "the theme of families is help to parents, not to children",
    "coordination": "given to associations",
    "day-centre": "no theme for a place to be by day",
    "donating": "given by people, not to them",
    "emergency": "no theme for danger to life",
    "family-reunion-tracing": "the theme of families is parenthood and care, not relatives apart",
    "funding": "given to associations",
    "human-rights-observation": "the themes are help to a person, not observation",
    "information": "in data.inclusion a type of service, not a theme",
    "language-education": "school and interpreting have no theme; lessons match by themselves",
    "phone-internet": "power and phones have no theme; internet access matches by itself",
    "training-for-associations": "given to associations",
    "water-hygiene": "no theme for water and washing",
    "women": "in data.inclusion a public, not a theme",
}


def test_every_match_is_an_official_value(real: Real) -> None:
    wrong = [
        (scheme, term.id, key, value)
        for scheme, term in every_term(real)
        for key, values in term.matches.items()
        for value in values
        if value not in OFFICIAL.get((scheme, key.removesuffix("-broad")), ())
    ]
    assert wrong == []


@pytest.mark.parametrize(("scheme", "key"), list(OFFICIAL))
def test_every_vocabulary_that_has_a_counterpart_uses_it(scheme: str, key: str, real: Real) -> None:
    terms = vocabulary(real, scheme).terms
    assert any(key in term.matches or f"{key}-broad" in term.matches for term in terms)


def test_no_term_matches_the_same_vocabulary_closely_and_broadly(real: Real) -> None:
    both = [
        (scheme, term.id, key)
        for scheme, term in every_term(real)
        for key in term.matches
        if f"{key}-broad" in term.matches
    ]
    assert both == []


def test_no_match_widens_whom_a_service_is_for(real: Real) -> None:
    broad = {
        (scheme, term.id): value
        for scheme in ("audiences", "legal-statuses")
        for term in vocabulary(real, scheme).terms
        for value in term.matches.get("data-inclusion-broad", [])
    }
    assert broad == NAMED_BY_THE_WIDER_PUBLIC


def test_only_a_service_for_anyone_is_for_all_publics(real: Real) -> None:
    assert [
        (scheme, term.id)
        for scheme, term in every_term(real)
        if any("tous-publics" in values for values in term.matches.values())
    ] == [("audiences", "anyone")]


def test_every_wide_need_has_a_theme_or_a_reason_for_none(real: Real) -> None:
    without = {
        term.id
        for term in vocabulary(real, "needs").terms
        if not term.broader and not {"data-inclusion", "data-inclusion-broad"} & set(term.matches)
    }
    assert without == set(NO_THEME)
