"""Words that together are a label badly typed or cut short: "medcin sans frontiere", "sec cath"."""

from dataclasses import replace

from search.lexicon import telling
from search.library import Library
from search.parts import Part, of_label
from search.spelling import SHORTEST_BEGINNING, beginning, near_label, sounds

MOST_WORDS = 5
SURE = 0.85


def mended(folded: tuple[str, ...], beyond: int, library: Library) -> tuple[int, Part] | None:
    """How many words at the beginning, more than some, are a label badly typed, and what they are; the most first."""
    ignored = library.lexicon.ignored
    for length in range(min(MOST_WORDS, len(folded)), max(beyond, 1), -1):
        phrase = folded[:length]
        if all(map(library.reads, phrase)):
            return None
        if phrase[0] in ignored or phrase[-1] in ignored:
            continue
        label = _in_full(phrase, library) or _heard(phrase, library)
        label = label or near_label(" ".join(phrase), library.near_labels)
        if label and (concepts := library.held(library.lexicon.phrase(tuple(label.split())))):
            sure = {concept: SURE * fits for concept, fits in concepts.items()}
            part = of_label(telling(tuple(label.split()), ignored), sure, library)
            return length, replace(part, corrected=label, offered=library.written.get(label))
    return None


def _heard(phrase: tuple[str, ...], library: Library) -> str | None:
    """A label of which every word sounds like one of these."""
    heard = sounds(phrase)
    return library.labels_by_sound.get(" ".join(heard[word] for word in phrase), (None,))[0]


def _in_full(phrase: tuple[str, ...], library: Library) -> str | None:
    """The shortest name of an organisation whose words begin as these do."""
    if min(map(len, phrase)) < SHORTEST_BEGINNING:
        return None
    begun = library.names_by_beginning.get(beginning(phrase), ())
    fitting = (
        name for name in begun if len(words := name.split()) >= len(phrase) and all(map(str.startswith, words, phrase))
    )
    return min(fitting, key=len, default=None)
