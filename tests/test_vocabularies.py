"""The vocabularies: what their terms match elsewhere, and that two editors would choose alike."""

from collections import Counter
from collections.abc import Iterator

import pytest

from pipeline.collection import Collection
from pipeline.problems import Problem
from schema.vocabulary import Vocabulary, VocabularyTerm

Real = tuple[Collection, list[Problem]]

# data-inclusion-schema 1.0.10 on PyPI (MIT), package data_inclusion.schema.v1: thematiques.py, publics.py, frais.py,
# modes_accueil.py, modes_mobilisation.py.
THEMES_BY_CATEGORY = {
    "choisir-un-metier": (
        "confirmer-son-choix-de-metier",
        "connaitre-les-opportunites-demploi",
        "decouvrir-un-metier-ou-un-secteur-dactivite",
        "identifier-ses-points-forts-et-ses-competences",
    ),
    "creer-une-entreprise": (
        "definir-son-projet-de-creation-dentreprise",
        "developper-son-entreprise",
        "structurer-son-projet-de-creation-dentreprise",
    ),
    "difficultes-administratives-ou-juridiques": (
        "accompagnement-aux-demarches-administratives",
        "accompagnement-pour-lacces-a-la-citoyennete",
        "accompagnement-pour-lacces-aux-droits",
        "beneficier-dune-mesure-daccompagnement-adapte",
        "connaitre-ses-droits-face-a-une-discrimination",
        "prendre-en-compte-une-problematique-judiciaire",
    ),
    "difficultes-financieres": (
        "acquerir-une-autonomie-budgetaire",
        "ameliorer-sa-gestion-budgetaire",
        "mettre-en-place-une-mesure-de-protection-financiere",
        "prevenir-une-degradation-de-la-situation-financiere",
        "situation-dendettement-surendettement",
    ),
    "equipement-et-alimentation": (
        "aide-menagere",
        "alimentation",
        "electromenager",
        "habillement",
    ),
    "famille": (
        "garde-denfants",
        "prise-en-charge-personne-dependante",
        "soutien-a-la-parentalite-et-a-leducation",
        "soutien-aidants",
        "surmonter-conflits-separation-violence",
    ),
    "lecture-ecriture-calcul": (
        "maitriser-le-calcul",
        "maitriser-le-francais",
    ),
    "logement-hebergement": (
        "acheter-un-logement",
        "changer-de-logement",
        "louer-un-logement",
        "rechercher-une-solution-dhebergement-temporaire",
        "reduire-les-impayes-de-loyer",
        "se-maintenir-dans-le-logement",
        "sinformer-sur-les-demarches-liees-a-lacces-au-logement",
    ),
    "mobilite": (
        "acceder-a-un-vehicule",
        "entretenir-reparer-son-vehicule",
        "etre-accompagne-dans-son-parcours-mobilite",
        "financer-ma-mobilite",
        "preparer-un-permis",
        "mobilite-douce-partagee-collective",
    ),
    "numerique": (
        "acceder-a-des-services-en-ligne",
        "acceder-a-une-connexion-internet",
        "acquerir-un-equipement",
        "maitriser-les-fondamentaux-du-numerique",
    ),
    "preparer-sa-candidature": (
        "developper-son-reseau",
        "organiser-ses-demarches-de-recherche-demploi",
        "realiser-un-cv-et-ou-une-lettre-de-motivation",
        "valoriser-ses-competences",
    ),
    "remobilisation": (
        "activites-sportives-et-culturelles",
        "benevolat-action-citoyenne",
        "bien-etre-confiance-en-soi",
        "lien-social",
    ),
    "sante": (
        "acces-aux-soins",
        "addictions",
        "constituer-un-dossier-mdph-invalidite",
        "sante-mentale",
        "sante-sexuelle",
    ),
    "se-former": (
        "monter-son-dossier-de-formation",
        "trouver-sa-formation",
    ),
    "souvrir-a-linternational": (
        "connaitre-les-opportunites-demploi-a-letranger",
        "sinformer-sur-les-aides-pour-travailler-a-letranger",
        "sorganiser-suite-a-son-retour-en-france",
    ),
    "trouver-un-emploi": (
        "convaincre-un-recruteur-en-entretien",
        "faire-des-candidatures-spontanees",
        "maintien-dans-lemploi",
        "repondre-a-des-offres-demploi",
        "suivre-ses-candidatures-et-relancer-les-employeurs",
    ),
}
THEMES = tuple(f"{category}--{theme}" for category, themes in THEMES_BY_CATEGORY.items() for theme in themes)
PUBLICS = (
    "tous-publics",
    "actifs",
    "beneficiaires-des-minimas-sociaux",
    "demandeurs-emploi",
    "etudiants",
    "familles",
    "femmes",
    "jeunes",
    "personnes-en-situation-de-handicap",
    "personnes-en-situation-durgence",
    "personnes-en-situation-juridique-specifique",
    "personnes-exilees",
    "residents-qpv-frr",
    "seniors",
)
COSTS = ("gratuit", "payant")
WELCOMES = ("a-distance", "en-presentiel")
WAYS_IN = ("envoyer-un-courriel", "se-presenter", "telephoner", "utiliser-lien-mobilisation")
# HSDS 3.1: service.json status, location.json location_type.
HSDS_STATUSES = ("active", "inactive", "defunct", "temporarily closed")
HSDS_LOCATIONS = ("physical", "postal", "virtual")
# schema.org types, as in schema-dts 2.1.0. A service is no place or shop: no LegalService, Dentist and the like.
SERVICE_TYPES = ("FoodService",)
AUDIENCE_TYPES = ("ParentAudience", "Researcher")
ORGANISATION_TYPES = (
    "Consortium",
    "GovernmentOrganization",
    "MedicalOrganization",
    "NGO",
    "Organization",
    "ResearchOrganization",
    "WorkersUnion",
)
EVENT_TYPES = ("EducationEvent", "Event")
DOCUMENT_TYPES = ("CreativeWork", "Map", "Report", "WebPage")

# A key names a vocabulary and holds its same or nearest term; with -broad, a term that is wider than ours.
OFFICIAL = {
    ("needs", "data-inclusion"): THEMES,
    ("audiences", "data-inclusion"): PUBLICS,
    ("legal-statuses", "data-inclusion"): PUBLICS,
    ("costs", "data-inclusion"): COSTS,
    ("delivery-modes", "data-inclusion"): WELCOMES,
    ("access-modes", "data-inclusion"): WAYS_IN,
    ("delivery-modes", "hsds"): HSDS_LOCATIONS,
    ("service-statuses", "hsds"): HSDS_STATUSES,
    ("needs", "schema-org"): SERVICE_TYPES,
    ("audiences", "schema-org"): AUDIENCE_TYPES,
    ("organisation-kinds", "schema-org"): ORGANISATION_TYPES,
    ("event-kinds", "schema-org"): EVENT_TYPES,
    ("document-kinds", "schema-org"): DOCUMENT_TYPES,
}

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

LANGUAGES = ("en", "fr")


def vocabulary(real: Real, scheme: str) -> Vocabulary:
    return real[0].vocabularies[scheme]


def every_term(real: Real) -> Iterator[tuple[str, VocabularyTerm]]:
    for scheme, held in real[0].vocabularies.items():
        for term in held.terms:
            yield scheme, term


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


@pytest.mark.parametrize("scheme", ["needs", "audiences", "themes"])
def test_every_term_has_labels_and_definition_in_english_and_french(scheme: str, real: Real) -> None:
    assert [
        (term.id, language)
        for term in vocabulary(real, scheme).terms
        for language in LANGUAGES
        if language not in term.labels or not term.definition or not term.definition.get(language)
    ] == []


def test_every_difference_is_told_in_english_and_french(real: Real) -> None:
    assert [
        (scheme, term.id, other, language)
        for scheme, term in every_term(real)
        for other, text in term.not_to_confuse.items()
        for language in LANGUAGES
        if not text.get(language) or other == term.id
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_terms_of_a_vocabulary_have_one_label(language: str, real: Real) -> None:
    labels = Counter(
        (scheme, term.labels[language].preferred.casefold())
        for scheme, term in every_term(real)
        if language in term.labels
    )
    assert [label for label, count in labels.items() if count > 1] == []


def test_no_synonym_repeats_a_word_of_its_term(real: Real) -> None:
    repeated = []
    for scheme, term in every_term(real):
        for language, words in term.labels.items():
            counts = Counter(word.casefold() for word in (words.preferred, *words.also))
            repeated += [(scheme, term.id, language, word) for word, count in counts.items() if count > 1]
    assert repeated == []


@pytest.mark.parametrize("scheme", ["needs", "audiences"])
def test_every_need_and_audience_is_found_by_words_that_people_type(scheme: str, real: Real) -> None:
    assert [
        (term.id, language)
        for term in vocabulary(real, scheme).terms
        for language in LANGUAGES
        if not 3 <= len(term.labels[language].also) <= 8
    ] == []


def test_every_broader_term_is_in_the_vocabulary(real: Real) -> None:
    terms = {(scheme, term.id) for scheme, term in every_term(real)}
    assert [
        (scheme, term.id) for scheme, term in every_term(real) if term.broader and (scheme, term.broader) not in terms
    ] == []
