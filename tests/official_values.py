"""Values of the vocabularies of others that terms of ours may match."""

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
