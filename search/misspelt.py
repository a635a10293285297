"""Words that nobody knows, as parts of a question: with those that somebody may have meant."""

from search import spelling, weights
from search.lexicon import Concept
from search.library import Library
from search.parts import Part, forms, synonyms, weight
from search.tokens import STEMMED


def of_misspelt(word: str, library: Library, spoken: str | None) -> Part:
    """A word that nobody knows, with the nearest ones; those of a language that is not spoken are less likely."""
    inflected = {form: sure for form, sure in forms(word).items() if library.knows(form)}
    guesses = _guesses(word, library, spoken)
    if not inflected and not any(library.says(guess) for guess, _ in guesses):
        return Part((word,), spellings=({word: 1.0},), weight=weights.UNHEARD, is_heard=word.isdigit())
    concepts: dict[Concept, float] = {}
    for guess, sure in guesses:
        for concept, fits in library.lexicon.phrase((guess,)).items():
            concepts[concept] = max(sure * fits, concepts.get(concept, 0))
    spellings = {form: sure * good for guess, sure in reversed(guesses) for form, good in forms(guess).items()}
    spellings |= inflected
    counts = weight(concepts, [guess for guess, _ in guesses], library) if concepts else weights.UNHEARD
    mended = None if inflected else guesses[0][0]
    offered = library.written.get(mended or "")
    return Part((word,), concepts, (spellings,), synonyms(concepts, library), mended, offered, counts)


def _guesses(word: str, library: Library, spoken: str | None) -> list[tuple[str, float]]:
    """Known words that somebody may have meant, the likeliest first; those of a language that the question is not of
    only where it tells none, and no word of its own is near.
    """
    near = spelling.near(word, library.near_words, library.by_sound, library.frequencies)
    at_home = [(guess, sure) for guess, sure in near if _is_at_home(guess, library, spoken)]
    at_home.sort(key=lambda guess: (-guess[1], guess[0] not in library.lexicon.exact))
    if at_home or spoken:
        longer = spelling.longer(word, library.known)
        return at_home or [(guess, sure) for guess, sure in longer if _is_at_home(guess, library, spoken)]
    return [(guess, sure * weights.ELSEWHERE_SPOKEN) for guess, sure in near] or spelling.longer(word, library.known)


def _is_at_home(guess: str, library: Library, spoken: str | None) -> bool:
    """Whether a word may stand in a question of a language; in other scripts than Latin languages are too near."""
    languages = library.lexicon.languages.get(guess, frozenset())
    is_latin = guess.isascii() and guess.isalpha()
    return not is_latin or not languages or not languages.isdisjoint({"", *STEMMED, spoken})
