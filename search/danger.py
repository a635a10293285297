"""When a question tells that a life is in danger: then the number to call comes before all else."""

from search.lexicon import WHERE, Concept
from search.parts import SURE, Part
from search.question import Question

LIFE = Concept("needs", "rescue-services")
DESPAIR = Concept("needs", "mental-health")
"""What "I want to die" stands for too."""
RESCUE_AT_SEA = Concept("needs", "sea-rescue")
CALLS = {Concept("needs", "emergency-phone"), Concept("needs", "emergency")}
"""Who asks for a number to call, or for help and nothing else."""
HELP = Concept("needs", "information")
"""What "help" stands for too."""
AT_SEA = {
    RESCUE_AT_SEA,
    Concept("needs", "sea-safety"),
    Concept("audiences", "people-at-sea"),
    Concept("audiences", "shipwreck-survivors"),
}


def answer_to_danger(question: Question) -> Concept | None:
    """What the number to call must be for; nothing where no danger is told, or one of the past.

    A word that can mean nothing else tells it ("heart attack"), and so does who asks for help or a number to call and
    names no more than a place ("emergency number"), or who is at sea in distress; other lines are for something else.
    """
    if question.is_of_the_past:
        return None
    named = set().union(*map(_named, question.parts))
    calls = named & {*CALLS, RESCUE_AT_SEA} and named <= {*CALLS, HELP, LIFE, *AT_SEA}
    if calls or any(LIFE in (needs := _needs(part)) and needs <= {LIFE, DESPAIR} for part in question.parts):
        return RESCUE_AT_SEA if named & AT_SEA else LIFE
    return None


def _named(part: Part) -> set[Concept]:
    """What a part surely stands for, but for places."""
    return {concept for concept, sure in part.concepts.items() if sure >= SURE and concept.scheme not in WHERE}


def _needs(part: Part) -> set[Concept]:
    """What a part surely asks for."""
    return {concept for concept in _named(part) if concept.scheme == "needs"}
