"""What everything counts when records are put in order: all figures in one place, to be read and disputed."""

COLUMNS = {"titles": 1.0, "tags": 1.0, "places": 1.0, "related": 0.55, "body": 0.5}
"""To find a part of the question in a name, as a term, as a place, in a tied record, in a text."""
TERM_OF_A_TIE = 0.6
"""That a service of an organisation, or one that carries a practice, has the term."""
TITLE_OF_A_TERM = 0.8
"""To find a word in a name that could have been found as a term."""
TITLE_OF_A_NAME = 0.65
"""To find the name of an organisation in the name of something else."""
LITERAL = 0.09
"""Added where the very word that was typed for a term, or another word for it, stands in the name."""
SYNONYM = 0.4
"""Another word for a term, in a text, beside the term itself."""

EXACT_NAME = 0.8
"""Added where the question is a name of the record."""
AS_WRITTEN = 0.03
"""Added to that where folding has taken nothing off the name: "SOLIDAR" is not "SOLIDAR+"."""
DEFINITION = 0.45
"""Added to what the glossary says of a term that is all that was asked."""
SHARE_OF_A_NAME = 0.1
"""Added, in proportion, for the words of a name that the question has."""
TOLD = 0.1
"""Added, by the logarithm, for words of the question, and other words for what is asked, that stand in the text."""
WHOLE_NAME = 0.3
"""Added, in proportion, where all words of the question stand in the name."""

MEANING = 0.4
"""Added, in proportion, for how like the question a record is in meaning, where a model tells that."""
LIKE_THE_BEST = 0.8
"""Added, in proportion, for the words that a record has in common with the best answers."""

FRESHNESS = {"current": 1.0, "ageing": 0.97, "undated": 0.92, "historical": 0.88, "ended": 0.6, None: 0.95}
"""A record by how old the word on it is."""
KINDS = {
    "service": 1.0,
    "organisation": 0.85,
    "practice": 0.7,
    "term": 0.7,
    "event": 0.65,
    "document": 0.65,
    "place": 0.7,
}
"""Whoever asks for a need, an audience or a place can use a service first."""
KINDS_OF_A_NAME = {
    "organisation": 1.0,
    "service": 1.0,
    "term": 0.9,
    "practice": 0.85,
    "event": 0.85,
    "document": 0.8,
    "place": 0.9,
}
"""Whoever types a name looks for who bears it."""
KINDS_OF_A_THEME = {
    "service": 1.0,
    "practice": 0.95,
    "term": 0.9,
    "event": 0.9,
    "document": 0.9,
    "organisation": 0.8,
    "place": 0.7,
}
"""Whoever names a theme and no need wants to know what was done and written about it, rather than who works on it."""
LIFE_IN_DANGER = 0.8
"""Added to the number to call, where words say that a life is in danger and nothing else."""
NOT_ASKED = 0.9
"""Other kinds, where the question names one ("good practices", "report")."""
FOR_SOME = 0.9
"""A service for some people only, where nothing is told of who asks, or others ask."""
FOR_HELPERS = 0.7
"""A service for volunteers or associations only, where a place is all that is told: who types that may need help."""
FROM_AFAR = 0.92
"""A record from elsewhere, where no place is asked for: most who ask are near the border."""
ELSEWHERE = 0.65
"""A record that has nothing to do with the place that is asked for."""
REPEATED = 0.97
"""Each further service of the same providers, beside the one before."""

NARROWER, BROADER, BESIDE, INSTEAD = 0.95, 0.5, 0.4, 0.75
"""A narrower term, a wider one, a neighbour; a wider one or one that goes with it, where no record has the term."""
WIDER_TOO = 0.7
"""A wider term where the word stands for a narrower one as well ("lawyer": legal advice, rather than all of law)."""
RELATED = 0.6
"""A term of another vocabulary that goes with the one asked for."""
ABOUT = 0.9
"""The need or the people that a theme is about."""
PROVIDED = 0.85
"""What an organisation gives, where the organisation is asked for."""
COVERED, COVERED_FROM_AFAR, IN_PART, SOMEWHERE, NEARBY = 0.9, 0.65, 0.6, 0.9, 0.7
"""A place by what covers it, covers much around it or a part of it, is somewhere around it, or is near."""

STEM = 0.9
"""A word of texts that has the stem of the one that was typed, beside the very word."""
INFLECTED, INFLECTED_BESIDE = 0.9, 0.5
"""A term by another form of its label, alone and beside one that is named as typed."""
ELSEWHERE_SPOKEN = 0.5
"""A misspelt word read as one of a language that the rest of the question is not of, nor most questions."""
PART_OF_A_LABEL = 0.5
"""A term of which the question has one word of a longer label."""
SCHEMES = {
    "needs": 0.9,
    "organisations": 1.0,
    "places": 0.9,
    "audiences": 1.0,
    "legal-statuses": 0.9,
    "themes": 0.8,
    "languages": 0.7,
    "event-kinds": 0.7,
    "document-kinds": 0.6,
    "relation-roles": 0.5,
}
"""A part of the question by what it stands for; a word that stands for nothing counts by how rare it is."""
BY_RARITY = 0.5
"""How much of what a term counts hangs on how few records have it."""
GENERIC = 0.4
"""A part that names a kind of record ("association"), and one that stands for anything not told above."""
LEAST, UNHEARD = 0.15, 0.3
"""The commonest word, and one that no record has."""
