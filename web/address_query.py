"""The part of an address after its question mark, as pages read it."""

from urllib.parse import parse_qsl, urlencode

from search.folding import LONGEST
from web.tracking import is_tracking

Parameters = list[tuple[str, str]]
NOW = ("open", "now")


def read_query(text: str) -> Parameters:
    """What it asks: each once, and of a question as much as is read, for links repeat them."""
    pairs = (
        (name, value[:LONGEST] if name == "q" else value) for name, value in parse_qsl(text) if not is_tracking(name)
    )
    asked = dict.fromkeys(pairs)
    # The form has a box for now beside a field for a day and time, which says more.
    if any(name == "open" and value[:1].isdigit() for name, value in asked):
        asked.pop(NOW, None)
    return list(asked)


def is_tidy(text: str) -> bool:
    """Whether it says no more than it asks: forms send the fields that nobody filled, and both of "open"."""
    said = parse_qsl(text, keep_blank_values=True)
    return all(value for _, value in said) and (NOW not in said or NOW in read_query(text))


def query_of(parameters: Parameters | None) -> str:
    """Parameters as an address ends with them."""
    return f"?{urlencode(parameters, safe='/')}" if parameters else ""
